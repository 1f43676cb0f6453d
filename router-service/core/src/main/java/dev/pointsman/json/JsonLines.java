package dev.pointsman.json;

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
/// alone. Blank lines are passed over. A line is kept up to the limit and one byte, for the reader
/// of it to refuse.
public final class JsonLines implements Iterator<JsonLines.Line> {
  private static final int CHUNK = 1 << 16;

  private final InputStream input;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int filled;
  private @Nullable Line next;
  private int number;

  private JsonLines(InputStream input, int longest) {
    this.input = input;
    this.longest = longest;
  }

  /// A line and its number in the file, from 1.
  public record Line(int number, ByteBuffer bytes) {
    public int length() {
      return bytes.remaining();
    }

    /// The bytes, in an array of their own.
    public byte[] copy() {
      var copy = new byte[length()];
      bytes.duplicate().get(copy);
      return copy;
    }

    private boolean isBlank() {
      for (var i = 0; i < length(); i++) {
        var character = bytes.get(i);
        if (character != ' ' && character != '\t' && character != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /// Reads as it goes; whoever opened the input closes it.
  public static Stream<Line> of(InputStream input, int longest) {
    var lines =
        Spliterators.spliteratorUnknownSize(new JsonLines(input, longest), Spliterator.ORDERED);
    return StreamSupport.stream(lines, false);
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && hasMore()) {
        var line = new Line(++number, ByteBuffer.wrap(readLine()));
        next = line.isBlank() ? null : line;
      }
      return next != null;
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the lines: " + broken.getMessage(), broken);
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

  private boolean hasMore() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, input.read(chunk));
    }
    return position < filled;
  }

  private byte[] readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    while (hasMore()) {
      var end = lineEnd();
      line.write(chunk, position, Math.clamp(longest + 1L - line.size(), 0, end - position));
      position = Math.min(end + 1, filled);
      if (end < filled) {
        break;
      }
    }
    return line.toByteArray();
  }

  /// The next line break in the chunk, or the chunk's end.
  private int lineEnd() {
    var end = position;
    while (end < filled && chunk[end] != '\n') {
      end++;
    }
    return end;
  }
}
