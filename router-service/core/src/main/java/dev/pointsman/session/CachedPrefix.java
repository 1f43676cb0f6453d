package dev.pointsman.session;

import dev.pointsman.unit.TokenCount;
import java.time.Instant;

/// How much of a conversation's beginning a provider holds for one model, and until when.
public record CachedPrefix(TokenCount tokens, Instant expiry) {
  boolean isWarm(Instant now) {
    return now.isBefore(expiry);
  }
}
