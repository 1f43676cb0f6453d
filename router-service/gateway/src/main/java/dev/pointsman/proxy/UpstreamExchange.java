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
  private static final int ONE_WRITE = 64 * 1024;

  private final UpstreamTransport transport;
  private final UpstreamRequest request;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final AtomicReference<@Nullable Wire> wire = new AtomicReference<>();
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

  /// The same; the first call also connects and sends, within the transport's time to connect and
  /// the time to send. A large body on a slow line takes longer than a signal is waited for.
  UpstreamSignal next(Duration patience, Duration toSend) {
    if (loss != null) {
      return loss;
    }
    var deadline = System.nanoTime() + patience.toNanos();
    if (decoder == null) {
      loss = begin(toSend);
    }
    return decoder == null || loss != null ? lost() : read(decoder, deadline);
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
      return;
    }
    if (decoder != null && decoder.isReusable() && !cancelled.isDone()) {
      transport.giveBack(used);
    } else {
      used.close();
    }
  }

  private Lost lost() {
    return loss == null ? new Lost(Loss.CUT, "the exchange is over") : loss;
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

  private @Nullable Lost begin(Duration toSend) {
    var connected = transport.rested(request.origin());
    if (connected.isPresent()) {
      return send(connected.get(), toSend);
    }
    var opening = transport.opening(request.origin());
    try {
      var millis = transport.connectTimeout().toMillis();
      CompletableFuture.anyOf(opening, cancelled).get(millis, TimeUnit.MILLISECONDS);
      return cancelled.isDone() ? abandon(opening) : send(opening.join(), toSend);
    } catch (TimeoutException _) {
      abandon(opening);
      return unreachable("no connection within " + transport.connectTimeout().toMillis() + " ms");
    } catch (ExecutionException failure) {
      return unreachable(reason(failure.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return abandon(opening);
    }
  }

  private Lost abandon(CompletableFuture<Wire> opening) {
    if (!opening.completeExceptionally(new CancellationException())) {
      var _ = opening.thenAccept(Wire::close);
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
    if (head.length + body.length() <= ONE_WRITE) {
      var all = new byte[head.length + body.length()];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(body.bytes(), 0, all, head.length, body.length());
      connected.write(all);
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

  private static Lost unreachable(String reason) {
    return new Lost(Loss.UNREACHABLE, reason);
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
