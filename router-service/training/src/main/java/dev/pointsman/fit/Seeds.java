package dev.pointsman.fit;

/// Derives a seed for each step and purpose from the run's seed, so that chance depends on where
/// training stands and not on how it came there: a resumed run draws what the whole run drew.
final class Seeds {
  static final int ORDER = 1;
  static final int DROPOUT = 2;
  static final int FEATURES = 3;
  static final int HEAD = 4;
  static final int IMITATION = 5;

  private Seeds() {}

  /// The finaliser of SplitMix64.
  static long of(long seed, int purpose, long step) {
    var mixed = seed * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L + step;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
