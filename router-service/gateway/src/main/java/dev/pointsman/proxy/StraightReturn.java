package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.translate.StreamFault;
import dev.pointsman.upstream.Answer;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.SseEvent;
import dev.pointsman.upstream.SseFramer;
import dev.pointsman.upstream.StreamMeter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The way back of a call whose target speaks the client's dialect: every byte passes as it came,
/// and is only read along.
record StraightReturn(Dialect dialect) implements Road.Return {
  @Override
  public boolean isStraight() {
    return true;
  }

  @Override
  public Road.Whole whole(Body answer) {
    return Road.Whole.of(
        Answer.of(dialect, answer),
        read -> new Road.Whole.Read(answer, read.usage(), read.stopReason(), List.of()));
  }

  @Override
  public Road.Streamed streamed() {
    return new Straight(dialect);
  }

  @Override
  public Body error(int status, Body error) {
    return error;
  }

  /// A stream that is read along.
  private static final class Straight implements Road.Streamed {
    private final SseFramer framer = new SseFramer();
    private final StreamMeter meter;

    Straight(Dialect dialect) {
      meter = new StreamMeter(dialect);
    }

    /// Whole frames go on, so that words of our own may stand between any two pieces.
    @Override
    public Body accept(Body piece) {
      return read(framer.accept(piece.bytes(), 0, piece.length()));
    }

    /// A frame that was cut would spoil what we say after it: it goes on only if nothing but its
    /// end is missing, and with one, unless the answer is over with it.
    @Override
    public Body finish() {
      var rest = read(framer.finish().stream().filter(meter::isWhole).toList());
      meter.end();
      return rest.length() == 0 || state() == Road.State.FINISHED ? rest : ended(rest);
    }

    private static Body ended(Body frame) {
      var bytes = Arrays.copyOf(frame.bytes(), frame.length() + 2);
      Arrays.fill(bytes, frame.length(), bytes.length, (byte) '\n');
      return Body.of(bytes);
    }

    private Body read(List<SseEvent> events) {
      var frames = new ByteArrayOutputStream();
      for (var event : events) {
        meter.accept(event);
        frames.writeBytes(event.raw().bytes());
      }
      return Body.of(frames.toByteArray());
    }

    /// Some servers end every stream with the same mark, one that failed too.
    @Override
    public Road.State state() {
      if (!meter.failure().isEmpty()) {
        return Road.State.FAILED;
      }
      return meter.isFinished() ? Road.State.FINISHED : Road.State.RUNNING;
    }

    @Override
    public StreamMeter meter() {
      return meter;
    }

    @Override
    public List<String> notes() {
      var notes = new ArrayList<String>();
      if (meter.isFinished() && meter.hasOpenCall()) {
        notes.add("a tool call was cut off before its end");
      }
      if (meter.isGarbled()) {
        notes.add("an event of the stream could not be read");
      }
      return notes;
    }

    /// What passes as it came is the client's to judge.
    @Override
    public Optional<StreamFault> fault() {
      return Optional.empty();
    }
  }
}
