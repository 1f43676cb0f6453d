package dev.pointsman.proxy;

import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;

/// What an exchange with a provider says next.
public sealed interface UpstreamSignal {
  /// The answer's status and headers; comes first, once.
  record Head(int status, HeaderFields headers) implements UpstreamSignal {}

  /// A piece of the answer's body, as large as it came.
  record Piece(Body bytes) implements UpstreamSignal {}

  /// The body is complete.
  record End() implements UpstreamSignal {}

  /// Nothing came for as long as was asked; the exchange goes on.
  record Silence() implements UpstreamSignal {}

  /// The exchange is over before its end.
  record Lost(Loss loss, String reason) implements UpstreamSignal {}

  /// Why an exchange ended early.
  enum Loss {
    /// No connection, so nothing was sent: the call may be tried again.
    UNREACHABLE,
    /// Nobody took the connection in time, so nothing was sent: another try would wait as long.
    UNANSWERED,
    /// The connection ended after something was sent: the provider may have done the work.
    CUT,
    /// The provider did not take the request in time.
    STALLED,
    /// What came is no HTTP.
    GARBLED,
    CANCELLED
  }
}
