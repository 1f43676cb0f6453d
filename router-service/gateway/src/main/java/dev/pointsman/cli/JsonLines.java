package dev.pointsman.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The lines of a JSON Lines file as bytes, so that a line of broken UTF-8 is that line's error
/// alone. A line is kept up to the limit and one byte, for the reader of it to refuse.
final class JsonLines implements Iterator<JsonLines.Line> {
  private final InputStream input;
  private final int longest;
  private @Nullable Line next;
  private long number;

  private JsonLines(InputStream input, int longest) {
    this.input = new BufferedInputStream(input);
    this.longest = longest;
  }

  /// A line and its number in the file, from 1.
  record Line(long number, ByteBuffer bytes) {
    byte[] copy() {
      var copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  static Stream<Line> of(InputStream input, int longest) {
    var lines =
        Spliterators.spliteratorUnknownSize(new JsonLines(input, longest), Spliterator.ORDERED);
    return StreamSupport.stream(lines, false);
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && readLine()) {}
      return next != null;
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the inputs", broken);
    }
  }

  @Override
  public Line next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    var line = next;
    next = null;
    return line;
  }

  /// Whether there was a line; a blank one leaves nothing behind.
  private boolean readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    var read = input.read();
    if (read < 0) {
      return false;
    }
    var isBlank = true;
    for (; read >= 0 && read != '\n'; read = input.read()) {
      isBlank &= read == ' ' || read == '\t' || read == '\r';
      if (line.size() <= longest) {
        line.write(read);
      }
    }
    number++;
    next = isBlank ? null : new Line(number, ByteBuffer.wrap(line.toByteArray()));
    return true;
  }
}
