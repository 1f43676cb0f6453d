package dev.pointsman.upstream;

import dev.pointsman.catalog.Target;
import dev.pointsman.unit.Usd;
import java.time.Duration;

/// One try at one model, and what came of it.
///
/// @param status the upstream's HTTP status, 0 when it gave none
/// @param cost what the try is known to have cost, a broken one included
/// @param toFirstByte until the first byte of the answer's body; equal to `total` when none came
/// @param requestId the upstream's own name for the call, empty when it gave none
/// @param note one sentence without any text of the request, empty when there is nothing to add
public record Attempt(
    Target target,
    Result result,
    int status,
    Usage usage,
    Usd cost,
    Duration toFirstByte,
    Duration total,
    String requestId,
    String note) {
  /// Whether a whole answer came, good enough or not.
  public boolean isWhole() {
    return result == Result.ANSWERED || result == Result.INSUFFICIENT;
  }

  /// How a try ended.
  public enum Result {
    ANSWERED,
    /// The answer came whole and did not pass the checks of a cascade.
    INSUFFICIENT,
    /// 429, 503, 529: too much to do.
    OVERLOADED,
    /// Another 4xx: the request is at fault, and no retry helps.
    REJECTED,
    /// Another 5xx.
    FAILED,
    /// No connection: refused, unknown host, bad certificate.
    UNREACHABLE,
    TIMED_OUT,
    /// The answer stopped before its end, or said mid-stream that it failed.
    BROKEN_OFF,
    /// What came was no answer of the dialect.
    GARBLED,
    /// The client had gone.
    CANCELLED,
    /// Not tried: the target had failed too often just before.
    CIRCUIT_OPEN
  }
}
