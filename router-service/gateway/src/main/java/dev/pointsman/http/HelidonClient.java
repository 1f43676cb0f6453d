package dev.pointsman.http;

import dev.pointsman.proxy.ClientGone;
import dev.pointsman.proxy.ClientSide;
import dev.pointsman.upstream.HeaderField;
import dev.pointsman.upstream.HeaderFields;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The client's end of a routed call, over the server's response. Used by one thread; only the
/// notice of a client's leaving comes on another.
final class HelidonClient implements ClientSide, AutoCloseable {
  private final ServerResponse response;
  private final Socket socket;
  private final ClientWatch watch;
  private volatile boolean isGone;
  private volatile Runnable watcher = () -> {};
  private @Nullable OutputStream out;

  HelidonClient(ServerResponse response, Socket socket, Lookout lookout) {
    this.response = response;
    this.socket = socket;
    watch = lookout.watch(socket, this::gone);
  }

  private void gone() {
    isGone = true;
    watcher.run();
  }

  @Override
  public void onGone(Runnable action) {
    watcher = action;
    if (isGone) {
      action.run();
    }
  }

  @Override
  public void endWithin(Duration longest) {
    watch.endWithin(longest);
  }

  @Override
  public void head(int status, HeaderFields headers) {
    response.status(Status.create(status));
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    headers.fields().forEach(field -> response.headers().add(header(field)));
  }

  /// The server writes headers in ASCII, with question marks for the rest, but for those that it is
  /// given ready made.
  private static Header header(HeaderField field) {
    var name = HeaderNames.create(field.name());
    var value = field.value();
    return value.chars().allMatch(character -> character < 0x80)
        ? HeaderValues.create(name, value)
        : HeaderValues.createCached(name, false, false, utf8(value));
  }

  /// Values hold each byte that came as one character, and leave as UTF-8: as what came, or where
  /// that was none, as what it stood for.
  private static String utf8(String bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException latin1) {
      return bytes;
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws ClientGone {
    talk(stream -> stream.write(bytes, offset, length));
    watch.wrote();
  }

  @Override
  public void flush() throws ClientGone {
    talk(OutputStream::flush);
  }

  @Override
  public void end() throws ClientGone {
    watch.end();
    talk(OutputStream::close);
  }

  /// Something to do with the stream to the client.
  private interface Talk {
    void with(OutputStream stream) throws IOException;
  }

  private void talk(Talk talk) throws ClientGone {
    if (isGone) {
      throw new ClientGone();
    }
    watch.beginWriting();
    try {
      talk.with(stream());
    } catch (IOException | UncheckedIOException | ServerConnectionException left) {
      isGone = true;
      throw new ClientGone();
    } finally {
      watch.endWriting();
    }
  }

  private OutputStream stream() {
    var open = out;
    if (open == null) {
      open = response.outputStream();
      out = open;
    }
    return open;
  }

  /// Closes the connection without the mark of an answer's end.
  @Override
  public void abort() {
    watch.close();
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed in either case.
    }
    isGone = true;
  }

  boolean isGone() {
    return isGone;
  }

  /// Whether more has come from it than the call: its connection cannot carry another.
  boolean isAhead() {
    return watch.isAhead();
  }

  @Override
  public void close() {
    watch.close();
  }
}
