package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.proxy.UpstreamSignal.Piece;
import dev.pointsman.upstream.Body;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one HTTP/1.1 answer from a wire. A wait that times out loses nothing: the next call goes
/// on where it stopped.
///
/// See [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112).
final class AnswerDecoder {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LONGEST_HEX = 15;

  private final Wire wire;
  private final HeadReader head = new HeadReader();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
  private final byte[] piece;
  private Stage stage = Stage.HEAD;
  private long left;

  AnswerDecoder(Wire wire) {
    this.wire = wire;
    this.piece = wire.piece();
  }

  private enum Stage {
    HEAD,
    LENGTH,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS,
    UNTIL_CLOSE,
    DONE
  }

  /// The next signal of a running answer: its head, a piece, the end.
  UpstreamSignal next(long deadline) throws IOException {
    if (stage == Stage.HEAD) {
      return head(deadline);
    }
    var length = decode(deadline);
    return length == 0 ? new End() : new Piece(Body.of(Arrays.copyOf(piece, length)));
  }

  /// True once the answer was read whole and the provider will take another request.
  boolean isReusable() {
    return stage == Stage.DONE && head.isKept() && wire.available() == 0;
  }

  private Head head(long deadline) throws IOException {
    while (!head.isComplete()) {
      head.add(line(deadline));
    }
    left = head.length();
    stage =
        switch (head.framing()) {
          case NONE -> Stage.DONE;
          case LENGTH -> Stage.LENGTH;
          case CHUNKED -> Stage.CHUNK_SIZE;
          case UNTIL_CLOSE -> Stage.UNTIL_CLOSE;
        };
    return head.head();
  }

  /// Waits for the first byte only; then takes what is there.
  private int decode(long deadline) throws IOException {
    var length = 0;
    while (stage != Stage.DONE && length < piece.length) {
      if (length > 0 && wire.available() == 0) {
        return length;
      }
      length += step(length, deadline);
    }
    return length;
  }

  private int step(int at, long deadline) throws IOException {
    return switch (stage) {
      case LENGTH, CHUNK, UNTIL_CLOSE -> data(at, deadline);
      case CHUNK_SIZE, CHUNK_END, TRAILERS -> framing(at > 0, deadline);
      case HEAD, DONE -> 0;
    };
  }

  /// A line between chunks; when data is at hand already, only if the line is too.
  private int framing(boolean isHurried, long deadline) throws IOException {
    if (!isHurried) {
      between(line(deadline));
    } else if (gather()) {
      between(finished());
    }
    return 0;
  }

  private void between(String text) throws IOException {
    switch (stage) {
      case CHUNK_SIZE -> chunk(size(text));
      case CHUNK_END -> stage = Stage.CHUNK_SIZE;
      case TRAILERS -> stage = text.isEmpty() ? Stage.DONE : Stage.TRAILERS;
      case HEAD, LENGTH, CHUNK, UNTIL_CLOSE, DONE ->
          throw new IllegalStateException("no line here");
    }
  }

  private void chunk(long size) {
    left = size;
    stage = size == 0 ? Stage.TRAILERS : Stage.CHUNK;
  }

  private static long size(String line) throws ProtocolException {
    var hex = line.split(";", 2)[0].strip();
    if (!hex.matches("[0-9A-Fa-f]{1," + LONGEST_HEX + "}")) {
      throw new ProtocolException("expected the size of a chunk");
    }
    return Long.parseLong(hex, 16);
  }

  private int data(int at, long deadline) throws IOException {
    if (wire.available() == 0 && stage != Stage.DONE && left != 0 && !wire.fill(deadline)) {
      return end();
    }
    var most = Math.min(wire.available(), piece.length - at);
    var length = stage == Stage.UNTIL_CLOSE ? most : (int) Math.min(most, left);
    wire.take(piece, at, length);
    left -= stage == Stage.UNTIL_CLOSE ? 0 : length;
    if (left == 0) {
      stage = stage == Stage.CHUNK ? Stage.CHUNK_END : Stage.DONE;
    }
    return length;
  }

  private int end() throws EOFException {
    if (stage != Stage.UNTIL_CLOSE) {
      throw new EOFException("the answer stopped before its end");
    }
    stage = Stage.DONE;
    return 0;
  }

  /// A line without its end; what came of it so far outlives a time-out.
  private String line(long deadline) throws IOException {
    while (!gather()) {
      if (!wire.fill(deadline)) {
        throw new EOFException("the connection ended where a line was expected");
      }
    }
    return finished();
  }

  /// Takes what is there of a line; true at its end.
  private boolean gather() throws ProtocolException {
    while (wire.available() > 0) {
      var next = wire.take();
      if (next == '\n') {
        return true;
      }
      append(next);
    }
    return false;
  }

  private void append(byte next) throws ProtocolException {
    line.write(next);
    if (line.size() > LONGEST_LINE) {
      throw new ProtocolException("expected lines of at most 64 KiB");
    }
  }

  private String finished() {
    var text = line.toString(StandardCharsets.ISO_8859_1);
    line.reset();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
