package dev.pointsman.proxy;

import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.SseFramer;
import dev.pointsman.upstream.StreamMeter;
import dev.pointsman.upstream.Usage;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// Passes a stream's bytes on unchanged, whole frames at a time, and reads along. What there is of
/// a frame is held back until the rest comes: after half a frame, no error could be told.
final class StraightStream implements Road.Streamed {
  private static final int MOST_HELD = 256 * 1024;

  private final SseFramer framer = new SseFramer();
  private final StreamMeter meter;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
  private boolean isWithinFrame;
  private boolean isLineEmpty = true;
  private boolean isAfterReturn;

  StraightStream(Dialect dialect) {
    this.meter = new StreamMeter(dialect);
  }

  @Override
  public Body accept(Body piece) {
    var bytes = piece.bytes();
    framer.accept(bytes, 0, bytes.length).forEach(meter::accept);
    var end = endOfFrames(bytes);
    if (end == bytes.length && held.size() == 0) {
      isWithinFrame = false;
      return piece;
    }
    return end == 0 ? hold(bytes) : release(bytes, end);
  }

  private Body hold(byte[] bytes) {
    held.writeBytes(bytes);
    if (held.size() <= MOST_HELD && !isWithinFrame) {
      return Body.EMPTY;
    }
    isWithinFrame = true;
    return drained();
  }

  private Body release(byte[] bytes, int end) {
    held.write(bytes, 0, end);
    var whole = drained();
    held.write(bytes, end, bytes.length - end);
    isWithinFrame = false;
    return whole;
  }

  private Body drained() {
    var bytes = Body.of(held.toByteArray());
    held.reset();
    return bytes;
  }

  /// The offset behind the last blank line of a piece, 0 when it has none.
  private int endOfFrames(byte[] bytes) {
    var end = 0;
    for (var at = 0; at < bytes.length; at++) {
      var isRest = bytes[at] == '\n' && isAfterReturn;
      var isLineEnd = bytes[at] == '\n' || bytes[at] == '\r';
      if (isRest ? end > 0 && end == at : isLineEnd && isLineEmpty) {
        end = at + 1;
      }
      isAfterReturn = bytes[at] == '\r';
      isLineEmpty = isRest ? isLineEmpty : isLineEnd;
    }
    return end;
  }

  /// A provider may leave out the last blank line.
  @Override
  public Body finish() {
    var wasOver = meter.isOver();
    framer.finish().forEach(meter::accept);
    var rest = drained();
    if (rest.text().isBlank()) {
      return rest;
    }
    if (wasOver || !meter.isOver()) {
      return Body.EMPTY;
    }
    return Body.of(rest.text().stripTrailing() + "\n\n");
  }

  @Override
  public Road.State state() {
    if (meter.isFinished()) {
      return Road.State.FINISHED;
    }
    if (!meter.failure().isEmpty()) {
      return Road.State.FAILED;
    }
    return isWithinFrame ? Road.State.WITHIN_FRAME : Road.State.RUNNING;
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
