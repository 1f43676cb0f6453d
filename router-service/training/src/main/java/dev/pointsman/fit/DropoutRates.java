package dev.pointsman.fit;

/// What training hides at random: units of the encoder's hidden layers, inputs of the head, groups
/// of features in a row, and all features of a row. The last component is the share of rows whose
/// features stay whole.
public record DropoutRates(
    double hidden, double headInput, double featureGroup, double allFeatures, double wholeRows) {
  public static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0, 1);

  public DropoutRates {
    requireRate("hidden dropout", hidden);
    requireRate("head input dropout", headInput);
    requireRate("feature group dropout", featureGroup);
    requireRate("dropout of all features", allFeatures);
    Settings.require(
        wholeRows >= 0 && wholeRows <= 1, "share of whole rows", "in [0, 1]", wholeRows);
  }

  private static void requireRate(String name, double rate) {
    Settings.require(rate >= 0 && rate <= 0.9, name, "in [0, 0.9]", rate);
  }
}
