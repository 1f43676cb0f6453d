package dev.pointsman.dataset;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The part of the data that a group belongs to, by a stable hash of its name: 70 % train, 10 %
/// validation, 20 % test, the same on every machine and for ever.
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  public static Split of(String group) {
    var bucket = bucket(group, 10);
    if (bucket < 2) {
      return TEST;
    }
    return bucket == 2 ? VALIDATION : TRAIN;
  }

  /// A stable number in `[0, count)` for a group: also the fold of cross-validation.
  public static int bucket(String group, int count) {
    var crc = new CRC32C();
    crc.update(group.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % count);
  }
}
