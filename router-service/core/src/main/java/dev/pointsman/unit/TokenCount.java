package dev.pointsman.unit;

/// A number of tokens, never negative.
public record TokenCount(long value) implements Comparable<TokenCount> {
  public static final TokenCount ZERO = new TokenCount(0);

  public TokenCount {
    if (value < 0) {
      throw new IllegalArgumentException("expected at least 0 tokens, got " + value);
    }
  }

  public TokenCount plus(TokenCount other) {
    return new TokenCount(Math.addExact(value, other.value));
  }

  @Override
  public int compareTo(TokenCount other) {
    return Long.compare(value, other.value);
  }
}
