package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.proxy.UpstreamSignal.Silence;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One request to a provider and its answer, read signal by signal by one thread; any thread may
/// cancel it, which closes its connection at once, whatever it waits for.
///
/// Nothing is read from the connection before [#next] asks for it, so a slow reader slows the
/// provider and fills no memory.
public final class UpstreamExchange implements AutoCloseable {
  private final UpstreamTransport transport;
  private final UpstreamRequest request;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final AtomicReference<@Nullable Wire> wire = new AtomicReference<>();
  private @Nullable CompletableFuture<Wire> opening;
  private long connectBy;
  private @Nullable AnswerDecoder decoder;
  private @Nullable Lost loss;
  private boolean isSent;

  UpstreamExchange(UpstreamTransport transport, UpstreamRequest request) {
    this.transport = transport;
    this.request = request;
  }

  /// Waits for the next signal.
  public UpstreamSignal next(Duration patience) {
    return next(patience, patience);
  }

  /// The same; the first calls also connect, within the transport's time for that, and send, within
  /// the time to send. A large body on a slow line takes longer than a signal is waited for.
  UpstreamSignal next(Duration patience, Duration toSend) {
    if (loss != null) {
      return loss;
    }
    var deadline = System.nanoTime() + patience.toNanos();
    if (decoder == null) {
      begin(deadline, toSend);
    }
    if (loss != null) {
      return loss;
    }
    return decoder == null ? new Silence() : read(decoder, deadline);
  }

  /// Whether the provider was sent all of the request.
  boolean isSent() {
    return isSent;
  }

  /// Ends the exchange from any thread, before its connection is there too.
  public void cancel() {
    cancelled.complete(null);
    closeWire();
  }

  /// Gives a connection whose answer was read whole back to the transport; closes any other.
  @Override
  public void close() {
    var used = wire.getAndSet(null);
    if (used == null) {
      Optional.ofNullable(opening).ifPresent(UpstreamExchange::abandon);
      return;
    }
    if (decoder != null && decoder.isReusable() && !cancelled.isDone()) {
      transport.giveBack(used);
    } else {
      used.close();
    }
  }

  private UpstreamSignal read(AnswerDecoder answer, long deadline) {
    try {
      var signal = answer.next(deadline);
      if (signal instanceof End) {
        close();
      }
      return signal;
    } catch (SocketTimeoutException _) {
      return new Silence();
    } catch (ProtocolException garbled) {
      return end(Loss.GARBLED, String.valueOf(garbled.getMessage()));
    } catch (IOException failure) {
      return end(Loss.CUT, "the connection ended: " + named(failure));
    }
  }

  /// Connects and sends, as far as that goes until the deadline.
  private void begin(long deadline, Duration toSend) {
    if (opening == null) {
      var rested = transport.rested(request.origin());
      if (rested.isPresent()) {
        loss = send(rested.get(), toSend);
        return;
      }
      opening = transport.opening(request.origin());
      connectBy = System.nanoTime() + transport.connectTimeout().toNanos();
    }
    loss = connect(opening, deadline, toSend);
  }

  /// What came in the way; null too while the connection is still on its way.
  private @Nullable Lost connect(CompletableFuture<Wire> coming, long deadline, Duration toSend) {
    try {
      var left = Math.min(deadline - System.nanoTime(), connectBy - System.nanoTime());
      CompletableFuture.anyOf(coming, cancelled).get(left, TimeUnit.NANOSECONDS);
      if (cancelled.isDone()) {
        return abandon(coming);
      }
      opening = null;
      return send(coming.join(), toSend);
    } catch (TimeoutException _) {
      return System.nanoTime() < connectBy ? null : late(coming);
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof SocketTimeoutException
          ? late(coming)
          : new Lost(Loss.UNREACHABLE, reason(failure.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return abandon(coming);
    }
  }

  private Lost late(CompletableFuture<Wire> coming) {
    abandon(coming);
    var millis = transport.connectTimeout().toMillis();
    return new Lost(Loss.UNANSWERED, "no connection within " + millis + " ms");
  }

  private static Lost abandon(CompletableFuture<Wire> coming) {
    if (!coming.completeExceptionally(new CancellationException())) {
      var _ = coming.thenAccept(Wire::close);
    }
    return new Lost(Loss.CANCELLED, "cancelled");
  }

  /// A provider may answer, and close, before it has read everything: only the answer tells.
  private @Nullable Lost send(Wire connected, Duration toSend) {
    wire.set(connected);
    if (cancelled.isDone()) {
      closeWire();
    }
    decoder = new AnswerDecoder(connected);
    var isLate = new CompletableFuture<Void>();
    var alarm = Thread.ofVirtual().unstarted(() -> ring(toSend, isLate));
    try {
      write(connected, alarm);
      isSent = true;
      return null;
    } catch (IOException failure) {
      return isLate.isDone()
          ? new Lost(Loss.STALLED, "the request was not taken within " + toSend.toMillis() + " ms")
          : null;
    } finally {
      alarm.interrupt();
    }
  }

  /// What the system's buffers take needs no alarm.
  private void write(Wire connected, Thread alarm) throws IOException {
    var head = request.head();
    var body = request.body();
    if (head.length + body.length() <= Wire.ONE_WRITE) {
      connected.write(head, body.bytes());
      return;
    }
    alarm.start();
    connected.write(head);
    connected.write(body.bytes());
  }

  private void ring(Duration toSend, CompletableFuture<Void> isLate) {
    try {
      Thread.sleep(toSend);
      isLate.complete(null);
      closeWire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeWire() {
    var used = wire.get();
    if (used != null) {
      used.close();
    }
  }

  private Lost end(Loss kind, String reason) {
    loss = cancelled.isDone() ? new Lost(Loss.CANCELLED, "cancelled") : new Lost(kind, reason);
    closeWire();
    return loss;
  }

  private String reason(@Nullable Throwable failure) {
    return switch (failure) {
      case UnknownHostException _ -> "no address is known for " + request.origin().host();
      case SSLException tls ->
          "no trusted TLS connection to %s: %s".formatted(request.origin(), TlsFault.inWords(tls));
      case null, default -> "no connection to " + request.origin() + ": " + named(failure);
    };
  }

  /// The kind of failure, and never its text: that may quote what a stranger sent.
  private static String named(@Nullable Throwable failure) {
    return switch (failure) {
      case ConnectException _ -> "refused";
      case NoRouteToHostException _ -> "no route there";
      case SocketException _ -> "reset";
      case EOFException _ -> "too early";
      case null -> "unknown";
      default -> failure.getClass().getSimpleName();
    };
  }
}
