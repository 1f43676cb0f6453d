package dev.pointsman.config;

import java.net.URI;
import java.time.Duration;

/// Whether an answer is checked before the client sees it, and a higher tier asked if it fails.
///
/// @param isBuffered streams are held back for the check too, at the price of their first byte
/// @param isInToolLoops calls within a tool loop take part, too
/// @param validationUrl the operator's own check; empty when there is none
public record CascadeConfig(
    Mode mode,
    boolean isBuffered,
    boolean isInToolLoops,
    URI validationUrl,
    Duration validationTimeout) {
  public static final URI NO_URL = URI.create("");
  public static final CascadeConfig DEFAULT =
      new CascadeConfig(Mode.AUTO, false, false, NO_URL, Duration.ofSeconds(5));

  /// When the cascade is used.
  public enum Mode {
    OFF,
    /// Where it is expected to cost less.
    AUTO
  }

  public boolean hasValidation() {
    return !validationUrl.equals(NO_URL);
  }
}
