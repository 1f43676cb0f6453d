package dev.pointsman.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the client got of a routed call, and all the tries that it took.
///
/// @param status the HTTP status that the client was sent, 0 when it left before
/// @param stopReason why the model stopped, in the words of the answering dialect; empty if unknown
/// @param notes what a reader of the decision should know: translations, dropped thinking, repairs
public record Served(
    Ending ending,
    int status,
    List<Attempt> attempts,
    String stopReason,
    Duration total,
    List<String> notes) {
  public Served {
    attempts = List.copyOf(attempts);
    notes = List.copyOf(notes);
  }

  /// The try that the client got its answer from, though a better one was sought after it in vain;
  /// where it got none, the last. Empty when nothing was tried.
  public Optional<Attempt> decisive() {
    var latestFirst = attempts.reversed();
    return latestFirst.stream()
        .filter(attempt -> ending == Ending.ANSWERED && attempt.isWhole())
        .findFirst()
        .or(() -> latestFirst.stream().findFirst());
  }

  /// How the exchange with the client ended.
  public enum Ending {
    ANSWERED,
    /// The upstream's error, or ours about it, was passed on.
    ERROR,
    /// The stream ended early, and the client was told.
    BROKEN_OFF,
    CLIENT_GONE,
    /// Nothing was sent upstream.
    REFUSED
  }
}
