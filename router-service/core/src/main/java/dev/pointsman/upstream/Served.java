package dev.pointsman.upstream;

import java.time.Duration;
import java.util.List;

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
