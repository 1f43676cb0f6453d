package dev.pointsman.export;

/// How far an exported model answers from the trained one: cosine of the pooled vectors, share of
/// inputs with the same likeliest tier, difference of the tier chances.
public record ParityReport(
    int inputs,
    double lowestCosine,
    double meanCosine,
    double sameTier,
    double meanDifference,
    double largestDifference) {
  private static final double SMALLEST_COSINE = 0.99;
  private static final double SMALLEST_AGREEMENT = 0.98;

  public boolean passes() {
    return lowestCosine >= SMALLEST_COSINE && sameTier >= SMALLEST_AGREEMENT;
  }

  /// One line for people.
  public String summary() {
    return ("cosine %.4f lowest, %.4f mean (expected %.2f); same tier on %.1f %% of %d inputs"
            + " (expected %.0f %%); |dp| %.4f mean, %.4f largest")
        .formatted(
            lowestCosine,
            meanCosine,
            SMALLEST_COSINE,
            100 * sameTier,
            inputs,
            100 * SMALLEST_AGREEMENT,
            meanDifference,
            largestDifference);
  }
}
