package dev.pointsman.fit;

/// What training hides at random: units of the encoder's hidden layers, inputs of the head, groups
/// of features in a row, and all features of a row.
public record DropoutRates(
    double hidden, double headInput, double featureGroup, double allFeatures) {
  public static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0);

  public DropoutRates {
    requireRate("hidden dropout", hidden);
    requireRate("head input dropout", headInput);
    requireRate("feature group dropout", featureGroup);
    requireRate("dropout of all features", allFeatures);
  }

  private static void requireRate(String name, double rate) {
    Settings.require(rate >= 0 && rate <= 0.9, name, "in [0, 0.9]", rate);
  }
}
