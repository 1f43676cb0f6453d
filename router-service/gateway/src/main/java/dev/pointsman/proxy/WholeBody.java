package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.proxy.UpstreamSignal.Piece;
import dev.pointsman.proxy.UpstreamSignal.Silence;
import dev.pointsman.upstream.Body;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// The body of an answer that is read to its end before anything is done with it.
sealed interface WholeBody {
  record Read(Body body) implements WholeBody {}

  record Failed(Loss loss, String reason) implements WholeBody {}

  /// Whoever waits for the pieces of a body.
  interface Waiter {
    /// How long to wait for the next piece; zero or less when it is no longer waited for.
    ///
    /// @param quiet how long nothing has come
    Duration patience(Duration quiet);

    /// Called with each piece as it comes; says whether it belongs to the body that is read.
    boolean keeps(Body piece);

    /// Called after every wait, whether something came or nothing.
    void waited() throws ClientGone;
  }

  /// Reads what comes until the end.
  static WholeBody read(UpstreamExchange exchange, int largest, Waiter waiter) throws ClientGone {
    var bytes = new ByteArrayOutputStream();
    var count = 0L;
    var last = System.nanoTime();
    while (count <= largest) {
      var quiet = Duration.ofNanos(System.nanoTime() - last);
      var patience = waiter.patience(quiet);
      if (!patience.isPositive()) {
        return new Failed(Loss.STALLED, "nothing came for " + quiet.toSeconds() + " s");
      }
      switch (exchange.next(patience)) {
        case Piece(var piece) -> {
          count += piece.length();
          if (waiter.keeps(piece)) {
            bytes.writeBytes(piece.bytes());
          }
          last = System.nanoTime();
        }
        case Silence _ -> {} // only the wait is over
        case End _ -> {
          return new Read(Body.of(bytes.toByteArray()));
        }
        case Lost(var loss, var reason) -> {
          return new Failed(loss, reason);
        }
        case Head _ -> throw new IllegalStateException("an answer has one head");
      }
      waiter.waited();
    }
    return new Failed(Loss.GARBLED, "more than " + largest + " bytes came");
  }
}
