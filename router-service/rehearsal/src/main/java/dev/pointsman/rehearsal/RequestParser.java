package dev.pointsman.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads one HTTP/1.1 request after the other from a connection.
final class RequestParser {
  private final InputStream in;
  private final OutputStream out;
  private final int connection;

  RequestParser(InputStream in, OutputStream out, int connection) {
    this.in = in;
    this.out = out;
    this.connection = connection;
  }

  /// Throws [EOFException] when no further request comes.
  Received next() throws IOException {
    var words = line().split(" ", -1);
    if (words.length != 3) {
      throw new IOException("expected a request line of three words, got " + words.length);
    }
    var headers = headers();
    if (value(headers, "expect").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return new Received(words[0], words[1], headers, body(headers), connection);
  }

  private List<Field> headers() throws IOException {
    var headers = new ArrayList<Field>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("expected a header line with a colon");
      }
      headers.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private byte[] body(List<Field> headers) throws IOException {
    if (value(headers, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      return chunks();
    }
    var length = value(headers, "content-length");
    return length.isEmpty() ? new byte[0] : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    while (!line().isEmpty()) {
      // Trailers are of no interest.
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", -1)[0].strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the request ended within its body");
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static String value(List<Field> headers, String name) {
    return headers.stream()
        .filter(field -> field.isNamed(name))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }
}
