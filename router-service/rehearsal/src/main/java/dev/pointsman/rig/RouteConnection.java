package dev.pointsman.rig;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// One kept-alive connection of a measuring client; used by one thread. The JDK's client takes
/// longer than what is measured.
public final class RouteConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int READ_AHEAD = 1 << 14;
  private static final int HEXADECIMAL = 16;
  private static final int STATUS_AT = 9;
  private static final String DECISION = "x-pointsman-decision-id:";
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[READ_AHEAD];
  private int from;
  private int to;
  private String decision = "";

  public RouteConnection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    in = socket.getInputStream();
  }

  /// The decision that the last head named, although its body may never have come; empty for none.
  public String decision() {
    return decision;
  }

  /// Sends one request, head and body, and reads its answer to the end.
  public RouteReply send(byte[] request) throws IOException {
    decision = "";
    var watch = new BodyWatch();
    socket.getOutputStream().write(request);
    var status = Integer.parseInt(line().substring(STATUS_AT, STATUS_AT + 3));
    var length = lengthAfterHead();
    if (length < 0) {
      chunks(watch);
    } else {
      take(length, watch);
    }
    return watch.reply(status);
  }

  /// Negative for a body in chunks.
  private int lengthAfterHead() throws IOException {
    var length = -1;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      } else if (lower.startsWith(DECISION)) {
        decision = line.substring(DECISION.length()).strip();
      }
    }
    return length;
  }

  private void chunks(BodyWatch watch) throws IOException {
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      take(size, watch);
      line();
    }
    line();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), HEXADECIMAL);
  }

  private void take(int length, BodyWatch watch) throws IOException {
    for (var left = length; left > 0; ) {
      fill();
      var taken = Math.min(left, to - from);
      watch.came(buffer, from, taken);
      from += taken;
      left -= taken;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var next = next(); next != '\n'; next = next()) {
      if (next != '\r') {
        line.append(next);
      }
    }
    return line.toString();
  }

  private char next() throws IOException {
    fill();
    return (char) (buffer[from++] & 0xFF);
  }

  private void fill() throws IOException {
    if (from < to) {
      return;
    }
    from = 0;
    to = Math.max(0, in.read(buffer));
    if (to == 0) {
      throw new EOFException("the answer ended early");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
