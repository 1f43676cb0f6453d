package dev.pointsman.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/// The connections to providers: opened when needed, kept for the next call, HTTP/1.1 on blocking
/// sockets, TCP_NODELAY on, TLS with the host name checked. Follows no redirect and repeats
/// nothing.
///
/// Not the JDK's HttpClient: a cancelled exchange whose body nobody reads kept its connection for
/// 0.8 to over 1 second (250 ms are allowed), and an answer took 0.1 ms longer, in hops between
/// threads. `decisions/0009-our-own-upstream-connections.md` holds the measurement.
public final class UpstreamTransport implements AutoCloseable {
  private static final Duration LONGEST_REST = Duration.ofSeconds(20);
  private static final int MOST_RESTING = 64;

  private final Duration connectTimeout;
  private final SSLSocketFactory tls;
  private final Map<Origin, Deque<Wire>> resting = new ConcurrentHashMap<>();

  public UpstreamTransport(Duration connectTimeout) {
    this(connectTimeout, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  public UpstreamTransport(Duration connectTimeout, SSLSocketFactory tls) {
    this.connectTimeout = connectTimeout;
    this.tls = tls;
  }

  /// An exchange that has not begun: its first [UpstreamExchange#next] connects and sends.
  public UpstreamExchange exchange(UpstreamRequest request) {
    return new UpstreamExchange(this, request);
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  /// A connection that rested and is still good.
  Optional<Wire> rested(Origin origin) {
    var wires = resting.getOrDefault(origin, new ConcurrentLinkedDeque<>());
    for (var wire = wires.pollFirst(); wire != null; wire = wires.pollFirst()) {
      if (wire.isFresh(LONGEST_REST)) {
        return Optional.of(wire);
      }
      wire.close();
    }
    return Optional.empty();
  }

  /// A connection on its way. It is opened on a thread of its own: the search for a name cannot be
  /// told to hurry. Nobody waits for one that comes too late, and it is closed.
  CompletableFuture<Wire> opening(Origin origin) {
    var wire = new CompletableFuture<Wire>();
    Thread.ofVirtual().name("connect " + origin).start(() -> open(origin, wire));
    return wire;
  }

  private void open(Origin origin, CompletableFuture<Wire> promise) {
    try {
      var wire = Wire.open(origin, connectTimeout, tls);
      if (!promise.complete(wire)) {
        wire.close();
      }
    } catch (IOException | RuntimeException failure) {
      promise.completeExceptionally(failure);
    }
  }

  void giveBack(Wire wire) {
    var wires = resting.computeIfAbsent(wire.origin(), _ -> new ConcurrentLinkedDeque<>());
    wire.rest();
    wires.addFirst(wire);
    if (wires.size() > MOST_RESTING) {
      Optional.ofNullable(wires.pollLast()).ifPresent(Wire::close);
    }
  }

  /// Closes the connections at rest; exchanges that run end on their own.
  @Override
  public void close() {
    resting.values().forEach(wires -> wires.forEach(Wire::close));
    resting.clear();
  }
}
