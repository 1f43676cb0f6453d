package dev.pointsman.bundle;

/// A model that decides for some of the sessions while it is on trial.
///
/// @param percent of the sessions; those that are left are what it is compared with
public record CanaryShare(String name, int percent) {
  public static final int LARGEST_PERCENT = 90;

  public CanaryShare {
    ActiveModel.checked(name);
    if (percent < 1 || percent > LARGEST_PERCENT) {
      throw new IllegalArgumentException(
          "expected 1 to %d percent of the sessions, got %d".formatted(LARGEST_PERCENT, percent));
    }
  }

  @Override
  public String toString() {
    return name + " " + percent + " %";
  }
}
