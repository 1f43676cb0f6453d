package dev.pointsman.proxy;

import dev.pointsman.config.AddressRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One connection to a provider and the bytes read ahead of it. Used by one thread at a time; any
/// thread may close it.
final class Wire implements AutoCloseable {
  /// The largest request whose head and body go together.
  static final int ONE_WRITE = 64 * 1024;

  private static final int READ_AHEAD = 16 * 1024;

  private final Origin origin;
  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[READ_AHEAD];
  private final byte[] piece = new byte[READ_AHEAD];
  private byte[] outgoing = new byte[0];
  private int from;
  private int to;
  private long idleSince;

  private Wire(Origin origin, SocketChannel channel, Socket socket) throws IOException {
    this.origin = origin;
    this.channel = channel;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /// Connects, with a TLS handshake where the origin is secure; every step within the patience.
  static Wire open(Origin origin, Duration patience, SSLSocketFactory tls) throws IOException {
    var address = new InetSocketAddress(origin.host(), origin.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException("no address is known for " + origin.host());
    }
    if (AddressRules.isForbidden(address.getAddress())) {
      throw new UnknownHostException("the address of " + origin.host() + " is no provider's");
    }
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address, Math.toIntExact(patience.toMillis()));
      return new Wire(origin, channel, secured(origin, channel.socket(), patience, tls));
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static Socket secured(
      Origin origin, Socket plain, Duration patience, SSLSocketFactory tls) throws IOException {
    if (!origin.isSecure()) {
      return plain;
    }
    var secure = (SSLSocket) tls.createSocket(plain, origin.host(), origin.port(), true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(Math.toIntExact(patience.toMillis()));
    secure.startHandshake();
    return secure;
  }

  Origin origin() {
    return origin;
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /// Writes both at once. What they are copied into is kept for the next request.
  void write(byte[] head, byte[] body) throws IOException {
    var length = head.length + body.length;
    if (outgoing.length < length) {
      outgoing = new byte[Math.min(ONE_WRITE, 2 * length)];
    }
    System.arraycopy(head, 0, outgoing, 0, head.length);
    System.arraycopy(body, 0, outgoing, head.length, body.length);
    out.write(outgoing, 0, length);
  }

  /// Room in which whoever reads puts a piece together.
  byte[] piece() {
    return piece;
  }

  /// The number of bytes that can be taken without waiting.
  int available() {
    return to - from;
  }

  byte take() {
    return buffer[from++];
  }

  /// Moves bytes that are available.
  void take(byte[] into, int offset, int length) {
    System.arraycopy(buffer, from, into, offset, length);
    from += length;
  }

  /// Waits for more bytes when none is available.
  ///
  /// @param deadline by [System#nanoTime()]
  /// @return false at the end of the connection
  /// @throws SocketTimeoutException when nothing came; the wire stays usable
  boolean fill(long deadline) throws IOException {
    var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left < 1) {
      throw new SocketTimeoutException("nothing came in time");
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    var read = in.read(buffer); // may time out, and then nothing is there still
    from = 0;
    to = Math.max(0, read);
    return to > 0;
  }

  void rest() {
    idleSince = System.nanoTime();
  }

  /// Whether a wire that rested may be used again. Bytes that nobody asked for, or the end, mean
  /// no.
  boolean isFresh(Duration longestRest) {
    if (System.nanoTime() - idleSince > longestRest.toNanos() || available() > 0) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      var read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Closes the connection below TLS, which would wait for a writer to say goodbye.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // Closed either way.
    }
  }
}
