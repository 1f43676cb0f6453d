package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.insight.Estimator;
import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReplayTest {
  private static final int SESSIONS = 1_500;
  private static final double EVENLY = 1.0 / 3;
  private static final List<Double> SHIPS = List.of(0.3, 0.6, 0.9);
  private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 1);

  /// Sure that the top tier alone suffices: the policy goes there.
  private static final Classifier STRICT =
      _ ->
          new ClassifierAnswer.Classified(
              new Classification(
                  new TierDistribution(
                      List.of(Probability.ZERO, Probability.ZERO, Probability.ONE)),
                  Map.of(TaskType.BUG_FIX, Probability.ONE),
                  "strict-1"));

  @TempDir private Path folder;

  @Test
  void theTokensOfAJournalArePricedAtEveryTier() {
    var costs = replay(Ladder.DEFAULT, EVENLY, 100).tables("journal.db", BOOTSTRAP).getFirst();
    var price = Catalog.anthropic().offers(Ladder.DEFAULT.top()).getFirst().price();
    assertThat(figure(costs, "always premium", 0))
        .isCloseTo(1_000 * LoggedTraffic.USAGE.costAt(price).dollars(), within(1e-9));
    assertThat(figure(costs, "strict-1", 0)).isEqualTo(figure(costs, "always premium", 0));
    assertThat(figure(costs, "as routed", 2)).isZero();
    assertThat(figure(costs, "always premium", 2)).isPositive();
  }

  @Test
  void aJournalTellsWhatACandidateWouldHaveShipped() {
    var report = replay(Ladder.DEFAULT, EVENLY, SESSIONS).candidate();
    for (var estimator : Estimator.values()) {
      var found = report.finding(estimator, Figure.SHIPPED_RATE);
      assertThat(found).isInstanceOf(Finding.Estimated.class);
      var estimated = (Finding.Estimated) found;
      assertThat(estimated.value()).isCloseTo(SHIPS.getLast(), within(0.03));
      assertThat(estimated.low()).isLessThan(SHIPS.getLast());
      assertThat(estimated.high()).isGreaterThan(SHIPS.getLast());
    }
  }

  @Test
  void aJournalWithoutExplorationTellsNothingOfAnotherPolicy() {
    var tables = replay(Ladder.DEFAULT, 1, 100).tables("journal.db", BOOTSTRAP);
    assertThat(tables.getLast().lines())
        .extracting(ReportTable.Line::method)
        .contains("as routed", "always fast, weighted")
        .doesNotContain("strict-1, weighted");
    assertThat(tables.getLast().text())
        .contains("strict-1: not identifiable", "had no chance in the log");
  }

  @Test
  void aDecisionOfUnknownOutcomeCountsInTheCostsAlone() {
    var replay =
        new JournalReplay(
            Deployment.usual(), STRICT, "strict-1", _ -> Map.<DecisionId, Boolean>of());
    written(Ladder.DEFAULT, EVENLY, 10).forEach(replay::add);
    var tables = replay.tables("journal.db", BOOTSTRAP);
    assertThat(tables.getFirst().text()).contains("20 answered calls of 10 sessions");
    assertThat(tables.getLast().text())
        .contains("0 calls of 0 sessions have a known outcome", "not identifiable");
  }

  @Test
  void theCandidatesOwnJournalledOpinionIsNotAskedForAgain() {
    Classifier unasked =
        _ -> {
          throw new AssertionError("asked again");
        };
    var replay =
        new JournalReplay(Deployment.usual(), unasked, LoggedTraffic.MODEL, new ReportedWork());
    written(Ladder.DEFAULT, EVENLY, 5).forEach(replay::add);
    assertThat(replay.tables("journal.db", BOOTSTRAP).getFirst().text())
        .contains("0 calls were decided again without their text");
  }

  @Test
  void aJournalOfOtherTiersIsRefused() {
    var replay = replay(Ladder.of("small", "large"), 0.5, 3);
    assertThatThrownBy(() -> replay.tables("journal.db", BOOTSTRAP))
        .hasMessageContaining("between the tiers fast, standard, premium")
        .hasMessageContaining("none among 6 decisions (6 of other tiers)");
  }

  private JournalReplay replay(Ladder ladder, double propensity, int sessions) {
    var replay =
        new JournalReplay(
            Deployment.usual(), STRICT, "strict-1", JournalReplayTest::shippedByTierAndChance);
    written(ladder, propensity, sessions).forEach(replay::add);
    return replay;
  }

  /// What ships is a matter of the decision's name and tier alone.
  private static Map<DecisionId, Boolean> shippedByTierAndChance(SessionHistory session) {
    var known = new HashMap<DecisionId, Boolean>();
    for (var decision : session.decisions()) {
      var rank = JournalledCall.of(decision).orElseThrow().facts().target().tier().rank();
      var luck = Math.floorMod(decision.id().value().hashCode() * 0x9E3779B9, 1_000) / 1_000.0;
      known.put(decision.id(), luck < SHIPS.get(rank));
    }
    return known;
  }

  private List<SessionHistory> written(Ladder ladder, double propensity, int sessions) {
    var file = folder.resolve("journal.db");
    new LoggedTraffic(ladder, propensity).writeTo(file, sessions);
    try (var reader = JournalReader.open(file)) {
      return reader.sessions(DecisionFilter.EVERYTHING).toList();
    }
  }

  private static double figure(ReportTable table, String method, int column) {
    return table.lines().stream()
        .filter(line -> line.method().equals(method))
        .map(line -> line.figures().get(column).value())
        .findFirst()
        .orElseThrow();
  }
}
