package dev.pointsman.proxy;

import dev.pointsman.upstream.Body;
import java.io.ByteArrayOutputStream;

/// Lets whole frames of an event stream through and holds the beginning of the next one back, so
/// that words of our own may stand between any two pieces. Not a byte is changed. For one thread.
final class FrameGate {
  /// What is longer goes on in pieces: nobody waits for a megabyte.
  private static final int LONGEST_HELD = 256 * 1024;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream(1_024);
  private boolean isAtLineStart = true;
  private boolean isAfterReturn;
  private boolean isWithinFrame;

  /// What may go on now.
  Body accept(Body piece) {
    var bytes = piece.bytes();
    var end = 0;
    for (var at = 0; at < bytes.length; at++) {
      if (endsFrame(bytes[at])) {
        end = at + 1;
      }
    }
    return end > 0 ? released(bytes, end) : kept(bytes);
  }

  private Body released(byte[] bytes, int end) {
    held.write(bytes, 0, end);
    var whole = rest();
    held.write(bytes, end, bytes.length - end);
    isWithinFrame = false;
    return whole;
  }

  private Body kept(byte[] bytes) {
    held.writeBytes(bytes);
    if (!isWithinFrame && held.size() <= LONGEST_HELD) {
      return Body.EMPTY;
    }
    isWithinFrame = true;
    return rest();
  }

  /// An empty line ends a frame; lines end in LF, CR or both.
  private boolean endsFrame(byte next) {
    var isSecondHalf = next == '\n' && isAfterReturn;
    isAfterReturn = next == '\r';
    if (isSecondHalf) {
      return false;
    }
    var isLineEnd = next == '\n' || next == '\r';
    var isBlank = isLineEnd && isAtLineStart;
    isAtLineStart = isLineEnd;
    return isBlank;
  }

  /// What was held back.
  Body rest() {
    var bytes = held.toByteArray();
    held.reset();
    return Body.of(bytes);
  }

  /// Whether a part of a frame has gone through and its end has not.
  boolean isWithinFrame() {
    return isWithinFrame;
  }
}
