package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.translate.StreamEvent;
import dev.pointsman.translate.StreamTranslator;
import dev.pointsman.translate.Translation.Translated;
import dev.pointsman.translate.Untranslatable;
import dev.pointsman.upstream.Answer;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.SseEvent;
import dev.pointsman.upstream.SseFramer;
import dev.pointsman.upstream.StreamMeter;
import dev.pointsman.upstream.Usage;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;

/// The way back from a provider that speaks another dialect than the client.
///
/// @param dialect the provider's
record TranslatedReturn(
    Translated translation, Dialect dialect, boolean includeUsage, InstantSource clock)
    implements Road.Return {
  @Override
  public boolean isStraight() {
    return false;
  }

  @Override
  public Road.Whole whole(Body answer) {
    return Answer.read(dialect, answer)
        .map(read -> whole(answer, read))
        .orElseGet(() -> new Road.Whole.Garbled("the provider's JSON is no answer of its API"));
  }

  private Road.Whole whole(Body answer, Answer read) {
    try {
      var translated = translation.answer(answer, clock.instant());
      return new Road.Whole.Read(
          translated.body(), read.usage(), read.stopReason(), translated.notes());
    } catch (Untranslatable garbled) {
      return new Road.Whole.Garbled("the provider's answer: " + garbled.getMessage());
    }
  }

  @Override
  public Road.Streamed streamed() {
    return new Stream(
        translation.stream(includeUsage, clock.instant()),
        new StreamMeter(dialect),
        new SseFramer());
  }

  @Override
  public Body error(int status, Body error) {
    return translation.error(status, error);
  }

  private record Stream(StreamTranslator translator, StreamMeter meter, SseFramer framer)
      implements Road.Streamed {
    @Override
    public Body accept(Body piece) {
      return translated(framer.accept(piece.bytes(), 0, piece.length()));
    }

    @Override
    public Body finish() {
      var rest = new ByteArrayOutputStream();
      rest.writeBytes(translated(framer.finish()).bytes());
      write(translator.finish(), rest);
      return Body.of(rest.toByteArray());
    }

    private Body translated(List<SseEvent> events) {
      var bytes = new ByteArrayOutputStream();
      for (var event : events) {
        meter.accept(event);
        if (!event.data().isEmpty()) {
          write(translator.accept(event.data()), bytes);
        }
      }
      return Body.of(bytes.toByteArray());
    }

    private static void write(List<StreamEvent> events, ByteArrayOutputStream bytes) {
      events.forEach(event -> bytes.writeBytes(event.frame().bytes()));
    }

    @Override
    public Road.State state() {
      return switch (translator.state()) {
        case RUNNING -> Road.State.RUNNING;
        case FINISHED -> Road.State.FINISHED;
        case FAILED -> Road.State.FAILED;
      };
    }

    @Override
    public Usage usage() {
      return meter.usage();
    }

    @Override
    public String stopReason() {
      return meter.stopReason();
    }

    @Override
    public List<String> notes() {
      return translator.notes();
    }
  }
}
