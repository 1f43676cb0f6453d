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
import java.util.function.Supplier;

/// The body of an answer that is read to its end before anything is done with it.
sealed interface WholeBody {
  record Read(Body body) implements WholeBody {}

  record Failed(Loss loss, String reason) implements WholeBody {}

  /// Reads what comes until the end.
  ///
  /// @param patience how long to wait for the next piece, asked before each
  static WholeBody read(UpstreamExchange exchange, int largest, Supplier<Duration> patience) {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() <= largest) {
      var wait = patience.get();
      switch (exchange.next(wait)) {
        case Piece(var piece) -> bytes.writeBytes(piece.bytes());
        case End _ -> {
          return new Read(Body.of(bytes.toByteArray()));
        }
        case Silence _ -> {
          return new Failed(Loss.STALLED, "nothing came for " + wait.toSeconds() + " s");
        }
        case Lost(var loss, var reason) -> {
          return new Failed(loss, reason);
        }
        case Head _ -> throw new IllegalStateException("an answer has one head");
      }
    }
    return new Failed(Loss.GARBLED, "more than " + largest + " bytes came");
  }
}
