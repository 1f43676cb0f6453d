package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.pointsman.unit.Probability;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureEvidenceTest {
  private static final int CANARIES = 2_000;
  private static final int SESSIONS = 3_000;
  private static final int NEVER = Integer.MAX_VALUE;

  @Test
  void nothingIsKnownAtFirst() {
    var none = FailureEvidence.none(new Probability(0.1));
    assertThat(none.value()).isEqualTo(1);
    assertThat(none.isConclusive()).isFalse();
  }

  @Test
  void isTheFormulasMean() {
    var one = FailureEvidence.none(new Probability(0.5)).with(1, true).with(1, false);
    var expected = 0.0;
    for (var odds : new double[] {1.25, 1.5, 2, 3, 5, 10}) {
      expected += odds / Math.pow(1 + 0.5 * (odds - 1), 2) / 6;
    }
    assertThat(one.value()).isEqualTo(expected, offset(1e-12));
  }

  @Test
  void noStepIsExpectedToGainWhileTheCandidateIsNoWorse() {
    for (var share : new double[] {0.01, 0.1, 0.5, 0.9}) {
      for (var failures = 0; failures < 30; failures++) {
        var now = new FailureEvidence(new Probability(share), failures, 2L * failures);
        var next = share * now.with(1, true).value() + (1 - share) * now.with(1, false).value();
        assertThat(next).isEqualTo(now.value(), offset(1e-9 * now.value()));
      }
    }
  }

  @Test
  void lookingAfterEverySessionRaisesAtMostFivePercentFalseAlarms() {
    for (var share : new double[] {0.05, 0.2, 0.5}) {
      assertThat(alarms(share, 0.15, 0.15)).isBetween(0.0, 0.05);
    }
  }

  /// Two sessions in ten fail at first and are mended twenty sessions later, one stays failed.
  @Test
  void failuresThatAreMendedRaiseAtMostFivePercentFalseAlarms() {
    for (var share : new double[] {0.05, 0.3, 0.5}) {
      var luck = new Random(4);
      var alarms = IntStream.range(0, 1_000).filter(_ -> isAlarmed(luck, share)).count();
      assertThat(alarms).as("share %s", share).isBetween(1L, 50L);
    }
  }

  private static boolean isAlarmed(RandomGenerator luck, double share) {
    var evidence = FailureEvidence.none(new Probability(share));
    var unmended = new ArrayDeque<Boolean>();
    for (var session = 0; session < SESSIONS && !evidence.isConclusive(); session++) {
      var isCandidate = luck.nextDouble() < share;
      var fate = luck.nextDouble();
      if (fate < 0.3) {
        evidence = evidence.with(1, isCandidate);
      }
      if (fate < 0.2) {
        unmended.add(isCandidate);
      }
      if (unmended.size() > 4) {
        evidence = evidence.with(-1, unmended.remove());
      }
    }
    return evidence.isConclusive();
  }

  @Test
  void aBetterCandidateIsHardlyEverRolledBack() {
    assertThat(alarms(0.2, 0.15, 0.1)).isLessThan(0.01);
  }

  @Test
  void sessionsThatDifferWidelyRaiseNoMoreFalseAlarms() {
    var luck = new Random(5);
    var alarms =
        IntStream.range(0, CANARIES)
            .filter(_ -> alarmAt(luck, 0.1, 0, _ -> luck.nextInt(3) == 0 ? 0.6 : 0.02) < NEVER)
            .count();
    assertThat(alarms / (double) CANARIES).isLessThan(0.05);
  }

  @Test
  void aCandidateThatFailsThriceAsOftenIsFoundWithinTwelveHundredSessions() {
    var luck = new Random(6);
    var late =
        IntStream.range(0, 500).filter(_ -> alarmAt(luck, 0.1, 0.2, _ -> 0.1) > 1_200).count();
    assertThat(late).isLessThan(25);
  }

  @Test
  void aShareOfEverythingProvesNothing() {
    assertThat(new FailureEvidence(Probability.ONE, 1_000, 0).value()).isEqualTo(1, offset(1e-9));
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new FailureEvidence(Probability.ONE, -1, 0))
        .hasMessageContaining("-1 and 0");
  }

  private static double alarms(double share, double incumbent, double candidate) {
    var luck = new Random(3);
    var extra = candidate - incumbent;
    return IntStream.range(0, CANARIES)
            .filter(_ -> alarmAt(luck, share, extra, _ -> incumbent) < NEVER)
            .count()
        / (double) CANARIES;
  }

  /// The chance of a session to fail under the incumbent.
  private interface Failing {
    double chance(int session);
  }

  private static int alarmAt(RandomGenerator luck, double share, double extra, Failing failing) {
    var evidence = FailureEvidence.none(new Probability(share));
    for (var session = 0; session < SESSIONS; session++) {
      var isCandidate = luck.nextDouble() < share;
      if (luck.nextDouble() < failing.chance(session) + (isCandidate ? extra : 0)) {
        evidence = evidence.with(1, isCandidate);
        if (evidence.isConclusive()) {
          return session;
        }
      }
    }
    return NEVER;
  }
}
