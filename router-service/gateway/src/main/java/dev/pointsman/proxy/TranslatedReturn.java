package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.translate.StreamEvent;
import dev.pointsman.translate.StreamFault;
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
import java.util.Optional;

/// The way back of a call whose target speaks another dialect than the client.
///
/// @param dialect the target's
/// @param includeUsage whether the client asked that a stream end with its usage
/// @param measured of the request
record TranslatedReturn(
    Dialect dialect,
    Translated translation,
    boolean includeUsage,
    Usage measured,
    InstantSource clock)
    implements Road.Return {
  @Override
  public boolean isStraight() {
    return false;
  }

  @Override
  public Road.Whole whole(Body answer) {
    return Road.Whole.of(Answer.of(dialect, answer), read -> translated(answer, read));
  }

  private Road.Whole translated(Body answer, Answer.Read read) {
    try {
      var said = translation.answer(answer, clock.instant(), read.usage().orRead(measured));
      return new Road.Whole.Read(said.body(), read.usage(), read.stopReason(), said.notes());
    } catch (Untranslatable field) {
      return new Road.Whole.Garbled(
          "the provider's answer cannot be translated: " + field.getMessage(), read.usage());
    }
  }

  @Override
  public Road.Streamed streamed() {
    return new Spoken(dialect, translation.stream(includeUsage, clock.instant(), measured));
  }

  @Override
  public Body error(int status, Body error) {
    return translation.error(status, error);
  }

  /// A stream that is translated event by event.
  private static final class Spoken implements Road.Streamed {
    private final SseFramer framer = new SseFramer();
    private final StreamMeter meter;
    private final StreamTranslator translator;

    Spoken(Dialect dialect, StreamTranslator translator) {
      this.meter = new StreamMeter(dialect);
      this.translator = translator;
    }

    @Override
    public Body accept(Body piece) {
      return said(framer.accept(piece.bytes(), 0, piece.length()));
    }

    private Body said(List<SseEvent> events) {
      var frames = new ByteArrayOutputStream();
      for (var event : events) {
        meter.accept(event);
        if (!event.data().isEmpty()) {
          write(translator.accept(event.data()), frames);
        }
      }
      return Body.of(frames.toByteArray());
    }

    private static void write(List<StreamEvent> events, ByteArrayOutputStream frames) {
      events.forEach(event -> frames.writeBytes(event.frame().bytes()));
    }

    /// Half a frame says only that the stream broke off, which the translator tells.
    @Override
    public Body finish() {
      var frames = new ByteArrayOutputStream();
      var rest = framer.finish().stream().filter(meter::isWhole).toList();
      frames.writeBytes(said(rest).bytes());
      write(translator.finish(), frames);
      meter.end();
      return Body.of(frames.toByteArray());
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
    public StreamMeter meter() {
      return meter;
    }

    @Override
    public List<String> notes() {
      return translator.notes();
    }

    @Override
    public Optional<StreamFault> fault() {
      return translator.fault();
    }
  }
}
