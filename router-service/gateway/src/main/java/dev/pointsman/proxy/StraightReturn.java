package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Answer;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.SseEvent;
import dev.pointsman.upstream.SseFramer;
import dev.pointsman.upstream.StreamMeter;
import dev.pointsman.upstream.Usage;
import java.util.List;

/// The way back of a call whose target speaks the client's dialect: every byte passes as it came,
/// and is only read along.
record StraightReturn(Dialect dialect) implements Road.Return {
  @Override
  public boolean isStraight() {
    return true;
  }

  @Override
  public Road.Whole whole(Body answer) {
    return switch (Answer.of(dialect, answer)) {
      case Answer.Read read ->
          new Road.Whole.Read(answer, read.usage(), read.stopReason(), List.of());
      case Answer.Garbled(var reason) ->
          new Road.Whole.Garbled("the provider's answer is none of its API: " + reason);
    };
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
    private final FrameGate gate = new FrameGate();
    private final SseFramer framer = new SseFramer();
    private final StreamMeter meter;

    Straight(Dialect dialect) {
      meter = new StreamMeter(dialect);
    }

    @Override
    public Body accept(Body piece) {
      read(framer.accept(piece.bytes(), 0, piece.length()));
      return gate.accept(piece);
    }

    @Override
    public Body finish() {
      read(framer.finish());
      meter.end();
      return gate.rest();
    }

    private void read(List<SseEvent> events) {
      events.forEach(meter::accept);
    }

    @Override
    public Road.State state() {
      if (meter.isFinished()) {
        return Road.State.FINISHED;
      }
      if (!meter.failure().isEmpty()) {
        return Road.State.FAILED;
      }
      return gate.isWithinFrame() ? Road.State.WITHIN_FRAME : Road.State.RUNNING;
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
      return List.of();
    }
  }
}
