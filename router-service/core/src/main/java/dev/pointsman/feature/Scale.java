package dev.pointsman.feature;

/// How a raw measurement is squeezed before it is centred: counts grow by orders of magnitude,
/// shares and flags do not.
public enum Scale {
  LOG {
    @Override
    public double apply(double raw) {
      return Math.log1p(Math.max(0, raw));
    }
  },
  LINEAR {
    @Override
    public double apply(double raw) {
      return raw;
    }
  };

  public abstract double apply(double raw);
}
