package dev.pointsman.proxy;

/// How strictly a trial is judged: as it is stated where `-Dpointsman.trials=full` asks for it, on
/// a machine that does nothing else; in every build by bounds that a busy machine keeps, too.
public final class TrialSize {
  private static final boolean IS_FULL = "full".equals(System.getProperty("pointsman.trials"));

  private TrialSize() {}

  public static double of(double stated, double usual) {
    return IS_FULL ? stated : usual;
  }
}
