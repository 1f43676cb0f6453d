package dev.pointsman.dataset;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The part of the data that a group belongs to, by a stable hash of its name: 70 % train, 10 %
/// validation, 20 % test, the same on every machine and for ever.
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /// How many times the parts can be dealt so that each group is in the test split once.
  public static final int FOLDS = 5;

  private static final int BUCKETS = 10;
  private static final int TEST_BUCKETS = BUCKETS / FOLDS;

  public static Split of(String group) {
    return of(group, 0);
  }

  /// The part as it is dealt in one fold of cross-fitting; in fold 0 it is the one for ever.
  public static Split of(String group, int fold) {
    var bucket = (bucket(group, BUCKETS) + (FOLDS - fold) * TEST_BUCKETS) % BUCKETS;
    if (bucket < TEST_BUCKETS) {
      return TEST;
    }
    return bucket == TEST_BUCKETS ? VALIDATION : TRAIN;
  }

  /// The fold in which a group is in the test split.
  public static int fold(String group) {
    return bucket(group, BUCKETS) / TEST_BUCKETS;
  }

  /// A stable number in `[0, count)` for a group: also the fold of cross-validation.
  public static int bucket(String group, int count) {
    var crc = new CRC32C();
    crc.update(group.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % count);
  }
}
