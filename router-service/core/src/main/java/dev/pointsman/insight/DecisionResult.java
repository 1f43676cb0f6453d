package dev.pointsman.insight;

import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// What became of a decision: whether its work shipped, what it cost, all tokens that it moved, and
/// those of them that went into shipped work.
public record DecisionResult(
    boolean shipped, Usd cost, TokenCount tokens, TokenCount shippedTokens) {
  public DecisionResult {
    if (shippedTokens.compareTo(tokens) > 0) {
      throw new IllegalArgumentException(
          "expected at most %d tokens of shipped work, got %d"
              .formatted(tokens.value(), shippedTokens.value()));
    }
  }
}
