package dev.pointsman.rehearsal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A provider for measurements: gives every Messages call the same reply, whole or streamed as its
/// body asks, and remembers nothing. [ScriptedUpstream] records and watches, which takes longer
/// than what is measured.
public final class SwiftUpstream implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int READ_AHEAD = 1 << 16;
  private static final int FLAGS = 256;
  private static final String LENGTH = "content-length:";
  private static final String STREAM = "\"stream\":true";

  private final ServerSocket server;
  private final byte[] whole;
  private final List<byte[]> stream;
  private final Duration pause;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private SwiftUpstream(ServerSocket server, Reply reply, Duration pause) {
    this.server = server;
    this.whole = whole(new MessagesDialect(reply).whole());
    this.stream = stream(new MessagesDialect(reply).frames());
    this.pause = pause;
  }

  /// Listens on any free port when it returns.
  ///
  /// @param pause between the frames of a stream
  public static SwiftUpstream start(Reply reply, Duration pause) {
    try {
      var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      var upstream = new SwiftUpstream(server, reply, pause);
      Thread.ofPlatform().daemon().name("swift-accept").start(upstream::accept);
      return upstream;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on any port", e);
    }
  }

  /// The address without a path.
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private static byte[] whole(String body) {
    var length = bytes(body).length;
    var head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    return bytes(head + length + "\r\n\r\n" + body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The writes of a streamed answer: the head goes with the first frame, the end with the last.
  private static List<byte[]> stream(List<String> frames) {
    var head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    var writes = frames.stream().map(SwiftUpstream::chunk).toList();
    var first = head + writes.getFirst();
    var last = writes.getLast() + "0\r\n\r\n";
    return Stream.of(List.of(first), writes.subList(1, writes.size() - 1), List.of(last))
        .flatMap(List::stream)
        .map(SwiftUpstream::bytes)
        .toList();
  }

  private static String chunk(String frame) {
    var length = bytes(frame).length;
    return Integer.toHexString(length) + "\r\n" + frame + "\r\n";
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        sockets.add(socket);
        Thread.ofPlatform().daemon().name("swift").start(() -> serve(socket));
      } catch (IOException _) {
        // Closed: the loop's condition tells.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), READ_AHEAD);
      while (true) {
        answer(isStreamWanted(in), socket.getOutputStream());
      }
    } catch (IOException _) {
      sockets.remove(socket);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(boolean isStream, OutputStream out) throws IOException, InterruptedException {
    if (!isStream) {
      out.write(whole);
      return;
    }
    for (var write : stream) {
      out.write(write);
      Thread.sleep(pause);
    }
  }

  /// Reads one request to its end.
  private static boolean isStreamWanted(InputStream in) throws IOException {
    var length = 0;
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    var start = new String(in.readNBytes(Math.min(FLAGS, length)), StandardCharsets.UTF_8);
    in.skipNBytes(Math.max(0, length - FLAGS));
    return start.contains(STREAM);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended");
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  /// Cuts every connection.
  @Override
  public void close() {
    try {
      server.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
