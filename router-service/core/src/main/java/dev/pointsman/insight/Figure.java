package dev.pointsman.insight;

/// What a policy is judged by. Money is in USD, the rest are shares.
public enum Figure {
  SHIPPED_RATE,
  USD_PER_CALL,
  USD_PER_SHIPPED,
  TOKEN_YIELD;

  /// Whether it lies between 0 and 1.
  boolean isShare() {
    return this == SHIPPED_RATE || this == TOKEN_YIELD;
  }
}
