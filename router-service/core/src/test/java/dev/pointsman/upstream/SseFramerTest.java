package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SseFramerTest {
  private static final List<String> FRAMES =
      List.of(
          "\uFEFF: hello\n\n",
          "event: a\r\ndata: {\"x\":1}\r\n\r\n",
          "data: one\rdata:two\r\r",
          "id: 7\nevent: b\ndata\ndata: 日本🚂\n\n",
          "retry: 5\n\n",
          "data:  two spaces\n\n",
          "\r\n",
          "event: last\ndata: unfinished");

  private static final List<SseEvent> EVENTS =
      List.of(
          event(0, "", ""),
          event(1, "a", "{\"x\":1}"),
          event(2, "", "one\ntwo"),
          event(3, "b", "\n日本🚂"),
          event(4, "", ""),
          event(5, "", " two spaces"),
          event(6, "", ""),
          event(7, "last", "unfinished"));

  private static final byte[] STREAM = String.join("", FRAMES).getBytes(StandardCharsets.UTF_8);

  @Test
  void trial14TheEventsAreTheSameWhereverTheStreamIsSplit() {
    for (var first = 0; first <= STREAM.length; first++) {
      for (var second = first; second <= STREAM.length; second++) {
        assertThat(events(first, second)).isEqualTo(EVENTS);
      }
    }
  }

  @Test
  void trial14TheEventsAreTheSameByteByByte() {
    var framer = new SseFramer();
    var events = new ArrayList<SseEvent>();
    for (var one : STREAM) {
      events.addAll(framer.accept(new byte[] {one}, 0, 1));
    }
    events.addAll(framer.finish());
    assertThat(events).isEqualTo(EVENTS);
  }

  @Test
  void trial14AnEventIsThereWithItsLastByteWhateverEndsItsLines() {
    for (var end : List.of("\n", "\r\n", "\r")) {
      var bytes = ("data: x" + end + end).getBytes(StandardCharsets.UTF_8);
      assertThat(new SseFramer().accept(bytes, 0, bytes.length)).hasSize(1);
    }
  }

  @Test
  void trial16NoByteIsLostOrDoubledInAMillionFrames() {
    var luck = new Random(16);
    var came = new CRC32C();
    var went = new CRC32C();
    var framer = new SseFramer();
    var frames = 0;
    for (var i = 0; frames < 1_000_000; i++) {
      var piece =
          ("data: {\"delta\":" + i + "}\n\nevent: ping\ndata: {").getBytes(StandardCharsets.UTF_8);
      var length = 1 + luck.nextInt(piece.length);
      came.update(piece, 0, length);
      for (var event : framer.accept(piece, 0, length)) {
        went.update(event.raw().bytes());
        frames++;
      }
    }
    framer.finish().forEach(event -> went.update(event.raw().bytes()));
    assertThat(went.getValue()).isEqualTo(came.getValue());
  }

  @Test
  void whatNeverEndsIsNoEventStream() {
    var framer = new SseFramer();
    var line = new byte[1 << 20];
    for (var i = 0; i < 16; i++) {
      assertThat(framer.accept(line, 0, line.length)).isEmpty();
    }
    assertThatThrownBy(() -> framer.accept(line, 0, 1)).isInstanceOf(SseFramer.TooLong.class);
  }

  private static SseEvent event(int frame, String name, String data) {
    return new SseEvent(name, data, Body.of(FRAMES.get(frame)));
  }

  private static List<SseEvent> events(int first, int second) {
    var framer = new SseFramer();
    var events = new ArrayList<>(framer.accept(STREAM, 0, first));
    events.addAll(framer.accept(STREAM, first, second - first));
    events.addAll(framer.accept(STREAM, second, STREAM.length - second));
    events.addAll(framer.finish());
    return events;
  }
}
