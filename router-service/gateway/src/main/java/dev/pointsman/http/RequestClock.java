package dev.pointsman.http;

import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts connections whose client takes too long to send a request or to take its answer.
///
/// The server itself has no such limit: its read timeout does not reach NIO channels, and its idle
/// timeout knows only connections that have sent a whole first line and are at rest. Time runs from
/// the connection's start or a request's first line until [#stop], and from [#start] again. A
/// client is known by its address.
final class RequestClock implements Http1ConnectionListener, AutoCloseable {
  private static final int SWEEPS_PER_LIMIT = 20;

  private final Map<SocketAddress, Connection> connections = new ConcurrentHashMap<>();
  private final Duration limit;
  private final Thread sweeper;

  RequestClock(Duration limit) {
    this.limit = limit;
    sweeper = Thread.ofVirtual().name("request-clock").start(this::sweepUntilClosed);
  }

  void accepted(SocketChannel channel) {
    try {
      connections.put(channel.getRemoteAddress(), new Connection(channel));
    } catch (IOException gone) {
      throw new UncheckedIOException("the client went away", gone);
    }
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    start(context.remotePeer().address());
  }

  /// The connection of a client that is being served.
  Socket socket(SocketAddress client) {
    var connection = connections.get(client);
    if (connection == null) {
      throw new IllegalStateException("expected an open connection of the client being served");
    }
    return connection.channel.socket();
  }

  /// Waits for the client from now on.
  void start(SocketAddress client) {
    var connection = connections.get(client);
    if (connection != null) {
      connection.waitingSince = System.nanoTime();
      connection.isWaiting = true;
    }
  }

  /// The client has done its part.
  void stop(SocketAddress client) {
    var connection = connections.get(client);
    if (connection != null) {
      connection.isWaiting = false;
    }
  }

  @Override
  public void close() {
    sweeper.interrupt();
  }

  private void sweepUntilClosed() {
    try {
      while (true) {
        Thread.sleep(limit.dividedBy(SWEEPS_PER_LIMIT));
        connections.values().removeIf(this::isOver);
      }
    } catch (InterruptedException closed) {
      connections.clear();
    }
  }

  private boolean isOver(Connection connection) {
    var waited = System.nanoTime() - connection.waitingSince;
    if (connection.isWaiting && waited > limit.toNanos()) {
      connection.cut();
    }
    return !connection.channel.isOpen();
  }

  /// One connection and since when its client is waited for.
  private static final class Connection {
    private final SocketChannel channel;
    private volatile long waitingSince = System.nanoTime();
    private volatile boolean isWaiting = true;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void cut() {
      try {
        channel.close();
      } catch (IOException broken) {
        // It is closed to us either way.
        isWaiting = false;
      }
    }
  }
}
