package dev.pointsman.bench;

import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.unit.Probability;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// How often a canary that is no worse than the incumbent is called back all the same.
final class CanaryLuck {
  private static final int SESSIONS = 5_000;
  private static final Probability SHARE = new Probability(0.1);
  private static final double FAILING = 0.1;
  private static final double MENDED = 0.2;

  /// Sessions that are served until one is mended.
  private static final int MENDED_AFTER = 10;

  private static final long SEED = 3;

  private final int canaries;

  CanaryLuck(int canaries) {
    this.canaries = canaries;
  }

  List<String> row() {
    var luck = new Random(SEED);
    var alarms = IntStream.range(0, canaries).filter(_ -> isCalledBack(luck)).count();
    return List.of(
        "canary called back though no worse, %d of %,d sessions".formatted(canaries, SESSIONS),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * alarms / canaries),
        "at most 5 %");
  }

  /// One session in ten fails, and two more fail at first and are mended, whoever decides.
  private static boolean isCalledBack(Random luck) {
    var evidence = FailureEvidence.none(SHARE);
    var unmended = new ArrayDeque<Boolean>();
    for (var session = 0; session < SESSIONS && !evidence.isConclusive(); session++) {
      var isCandidate = luck.nextDouble() < SHARE.value();
      var fate = luck.nextDouble();
      if (fate < FAILING + MENDED) {
        evidence = evidence.with(1, isCandidate);
      }
      if (fate < MENDED) {
        unmended.add(isCandidate);
      }
      if (unmended.size() > MENDED * MENDED_AFTER) {
        evidence = evidence.with(-1, unmended.remove());
      }
    }
    return evidence.isConclusive();
  }
}
