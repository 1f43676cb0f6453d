package dev.pointsman.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// An HTTP/1.1 server on this machine that records every request and answers by a script.
///
/// Queued answers come first, in their order; then the script is asked.
public final class ScriptedUpstream implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Script NOTHING_LEFT =
      request -> Answer.json(500, "{\"error\":{\"message\":\"the script has no answer left\"}}");

  private final ServerSocket server;
  private final Script script;
  private final Queue<Answer> queue = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  private ScriptedUpstream(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  /// On any free port, with nothing to say but what is queued.
  public static ScriptedUpstream start() {
    return start(0, NOTHING_LEFT);
  }

  public static ScriptedUpstream start(Script script) {
    return start(0, script);
  }

  /// Listens when it returns.
  ///
  /// @param port 0 for any free one
  public static ScriptedUpstream start(int port, Script script) {
    return start(port, ServerSocketFactory.getDefault(), script);
  }

  /// On any free port, over TLS.
  public static ScriptedUpstream startSecure(SSLContext tls, Script script) {
    return start(0, tls.getServerSocketFactory(), script);
  }

  private static ScriptedUpstream start(int port, ServerSocketFactory sockets, Script script) {
    try {
      var server = sockets.createServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
      var upstream = new ScriptedUpstream(server, script);
      Thread.ofVirtual().name("accept").start(upstream::accept);
      return upstream;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  /// Queues answers to the next requests.
  public ScriptedUpstream then(Answer... answers) {
    queue.addAll(Arrays.asList(answers));
    return this;
  }

  /// The address without a path, such as `http://127.0.0.1:4711`.
  public URI base() {
    var scheme = server instanceof SSLServerSocket ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Every request so far, in the order of arrival.
  public List<Received> received() {
    return List.copyOf(received);
  }

  /// The request of that number, from 0; waits ten seconds for it at most.
  public Received received(int index) throws InterruptedException {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (received.size() <= index && System.nanoTime() < deadline) {
      Thread.sleep(LOOK);
    }
    if (received.size() <= index) {
      throw new IllegalStateException(
          "expected " + (index + 1) + " requests, got " + received.size());
    }
    return received.get(index);
  }

  /// The number of connections that were ever opened.
  public int connections() {
    return accepted.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        var connection = new Connection(socket, accepted.incrementAndGet(), this::answer);
        connections.add(connection);
        Thread.ofVirtual().name("upstream").start(() -> serve(connection));
      } catch (IOException _) {
        // Closed, or the peer left before it was accepted: the loop's condition tells which.
      }
    }
  }

  private void serve(Connection connection) {
    connection.run();
    connections.remove(connection);
  }

  private Answer answer(Received request) {
    received.add(request);
    var queued = queue.poll();
    return queued == null ? script.answer(request) : queued;
  }

  /// Cuts every connection.
  @Override
  public void close() {
    try {
      server.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
