package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseFramerTest {
  private static final String STREAM =
      "\uFEFF: hello\n\nevent: a\r\ndata: {\"x\":1}\r\n\r\ndata: one\rdata:two\r\rid: 7\nevent: b\n"
          + "data\ndata: 日本🚂\n\nretry: 5\n\ndata:  two spaces\n\nevent: last\ndata: unfinished";

  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("a", "{\"x\":1}"),
          new SseEvent("", "one\ntwo"),
          new SseEvent("b", "\n日本🚂"),
          new SseEvent("", " two spaces"),
          new SseEvent("last", "unfinished"));

  @Test
  void trial14TheEventsAreTheSameWhereverTheStreamIsSplit() {
    var bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    for (var first = 0; first <= bytes.length; first++) {
      for (var second = first; second <= bytes.length; second += 7) {
        assertThat(events(bytes, first, second)).isEqualTo(EVENTS);
      }
    }
  }

  @Test
  void trial14TheEventsAreTheSameByteByByte() {
    var framer = new SseFramer();
    var events = new ArrayList<SseEvent>();
    for (var one : STREAM.getBytes(StandardCharsets.UTF_8)) {
      events.addAll(framer.accept(new byte[] {one}, 0, 1));
    }
    events.addAll(framer.finish());
    assertThat(events).isEqualTo(EVENTS);
  }

  private static List<SseEvent> events(byte[] bytes, int first, int second) {
    var framer = new SseFramer();
    var events = new ArrayList<>(framer.accept(bytes, 0, first));
    events.addAll(framer.accept(bytes, first, second - first));
    events.addAll(framer.accept(bytes, second, bytes.length - second));
    events.addAll(framer.finish());
    return events;
  }
}
