package dev.pointsman.fit;

/// Remembers the best validation loss, and since how many epochs there was none better.
record EarlyStopping(double best, int stale) {
  static final EarlyStopping START = new EarlyStopping(Double.MAX_VALUE, 0);

  EarlyStopping after(double loss) {
    return loss < best ? new EarlyStopping(loss, 0) : new EarlyStopping(best, stale + 1);
  }

  boolean improved() {
    return stale == 0;
  }

  boolean exhausted(int patience) {
    return stale >= patience;
  }
}
