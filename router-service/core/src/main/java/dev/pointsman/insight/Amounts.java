package dev.pointsman.insight;

/// Sums, over weighted decisions: the weights themselves, shipped work, USD, all tokens, and tokens
/// of shipped work. Mutable, confined to one computation.
final class Amounts {
  private double weight;
  private double shipped;
  private double usd;
  private double tokens;
  private double shippedTokens;

  void add(Amounts other, double factor) {
    weight += factor * other.weight;
    shipped += factor * other.shipped;
    usd += factor * other.usd;
    tokens += factor * other.tokens;
    shippedTokens += factor * other.shippedTokens;
  }

  void add(DecisionResult result, double factor) {
    weight += factor;
    shipped += result.shipped() ? factor : 0;
    usd += factor * result.cost().dollars();
    tokens += factor * result.tokens().value();
    shippedTokens += factor * result.shippedTokens().value();
  }

  double weight() {
    return weight;
  }

  /// NaN where nothing was shipped, or no token moved.
  double figure(Figure figure) {
    return switch (figure) {
      case SHIPPED_RATE -> shipped / weight;
      case USD_PER_CALL -> usd / weight;
      case USD_PER_SHIPPED -> shipped > 0 ? usd / shipped : Double.NaN;
      case TOKEN_YIELD -> shippedTokens / tokens;
    };
  }
}
