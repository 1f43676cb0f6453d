package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierLabel.Interval;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.Sessions.CallSketch;
import dev.pointsman.outcome.Fact;
import dev.pointsman.upstream.Attempt.Result;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelingTest {
  private static final Labeling LABELING = new Labeling(LabelModel.stated());

  @Test
  void successAtATierSaysAtMostThatTier() {
    var label = interval(reported(session(call().at(1)), new Fact.Shipped()));
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(0, 1);
  }

  @Test
  void failureAtATierSaysAboveThatTier() {
    var label = interval(reported(session(call().at(1)), new Fact.Failed()));
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(2, 3);
  }

  @Test
  void failureAtTheTopSaysNone() {
    var label = interval(reported(session(call().at(2)), new Fact.Failed()));
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(3, 3);
  }

  @Test
  void aCascadeSaysAboveWhatItLeftAndAtMostWhereItEnded() {
    var cascade = call().tried(0, Result.INSUFFICIENT).tried(1, Result.ANSWERED);
    var label = interval(reported(session(cascade), new Fact.Shipped()));
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(1, 1);
  }

  @Test
  void aPersonsTierIsExact() {
    var session = reported(session(call(), call().step(1)), decision(0), new Fact.Label("premium"));
    assertThat(interval(session)).isEqualTo(new Interval(2, 2, 0.98));
    var none = reported(session(call()), decision(0), new Fact.Label("none"));
    assertThat(interval(none)).isEqualTo(new Interval(3, 3, 0.98));
  }

  @Test
  void personsWhoDisagreeSpanWhatTheySay() {
    var session = reported(session(call()), decision(0), new Fact.Label("fast"));
    assertThat(interval(reported(session, decision(0), new Fact.Label("standard"))))
        .isEqualTo(new Interval(0, 1, 0.49));
  }

  @Test
  void aPersonsTierForASessionLimitsItsSteps() {
    var session = session(call(), call().prompt("h2").at(2));
    var limited = reported(session, new Fact.Label("standard"));
    assertThat(labels(limited))
        .hasSize(2)
        .allSatisfy(label -> assertThat(((Interval) label).highest()).isLessThanOrEqualTo(1));
  }

  @Test
  void aTierThatTheLadderDoesNotKnowSaysNothing() {
    var session = reported(session(call()), decision(0), new Fact.Label("galactic"));
    assertThat(labels(session)).containsExactly(new TierLabel.Unknown());
  }

  @Test
  void whatNobodySpokeOfStaysUnknown() {
    assertThat(labels(session(call().stop("")))).containsExactly(new TierLabel.Unknown());
  }

  @Test
  void contradictoryOutcomesCancelOut() {
    var session = reported(session(call()), new Fact.Shipped());
    var derived = LABELING.label(reported(session, new Fact.Failed())).getFirst();
    assertThat(derived.label()).isEqualTo(new TierLabel.Unknown());
    assertThat(derived.lineage()).extracting(Evidence::function).contains("shipped", "failed");
  }

  /// Whoever goes on before the news comes knows nothing of it, and cannot outvote it: not with all
  /// the sessions either in which he went on and the work was kept.
  @Test
  void workThatIsTakenBackFailedThoughThePersonWentOn() {
    var counts = new VoteCounts(Voting.DEFAULT);
    IntStream.range(0, 400).forEach(_ -> counts.add(wentOn(new Fact.Shipped())));
    IntStream.range(0, 40).forEach(_ -> counts.add(wentOn(new Fact.Reverted())));
    var labels = new Labeling(LabelModel.fit(counts)).label(wentOn(new Fact.Reverted()));
    var label = (Interval) labels.getFirst().label();
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(1, 3);
    assertThat(label.weight()).isGreaterThan(0.5);
    assertThat(labels.getFirst().lineage()).extracting(Evidence::function).contains("moved-on");
  }

  @Test
  void whoeverGivesUpAndGoesOnSaysNothingForTheWork() {
    var failed = interval(reported(session(call()), decision(0), new Fact.Failed()));
    assertThat(interval(wentOn(new Fact.Failed()))).isEqualTo(failed);
  }

  private static SessionHistory wentOn(Fact fact) {
    return reported(session(call(), call().prompt("h2")), decision(0), fact);
  }

  @Test
  void contradictionLowersTheWeight() {
    var shipped = reported(session(call()), new Fact.Shipped());
    var alone = interval(shipped).weight();
    assertThat(interval(reported(shipped, new Fact.Tests(8, 1))).weight()).isLessThan(alone);
    assertThat(interval(reported(shipped, new Fact.Tests(9, 0))).weight()).isGreaterThan(alone);
  }

  @Test
  void aFamilyVotesOnce() {
    var shipped = reported(session(call()), new Fact.Shipped());
    var again = reported(reported(shipped, new Fact.Commit("ab")), new Fact.Ci(true));
    assertThat(interval(again)).isEqualTo(interval(shipped));
  }

  @Test
  void rareDrawsStandForManyButNotForMoreThanFive() {
    var certain = interval(reported(session(call()), new Fact.Shipped())).weight();
    var drawn = interval(reported(session(call().drawn(0.5)), new Fact.Shipped())).weight();
    var rare = interval(reported(session(call().drawn(0.001)), new Fact.Shipped())).weight();
    assertThat(drawn).isCloseTo(2 * certain, within(1e-9));
    assertThat(rare).isCloseTo(5 * certain, within(1e-9));
  }

  @Test
  void forcedCallsCountAtTheirTier() {
    var label = interval(reported(session(call().at(2).forced()), new Fact.Shipped()));
    assertThat(List.of(label.lowest(), label.highest())).containsExactly(0, 2);
  }

  @Test
  void housekeepingAndWhatNoTierAnsweredHaveNoLabel() {
    var session =
        session(call().kind("title"), call().tried(0, Result.FAILED), call().at(7), call());
    assertThat(LABELING.label(reported(session, new Fact.Shipped()))).hasSize(1);
  }

  @Test
  void lineageNamesEveryWord() {
    var session = reported(session(call().stop("max_tokens")), new Fact.Shipped());
    assertThat(LABELING.label(session).getFirst().lineage())
        .extracting(word -> word.function() + " says " + word.says())
        .containsExactly("truncated says insufficient", "shipped says sufficed");
  }

  @Test
  void anEmptySessionHasNoLabels() {
    assertThat(LABELING.label(session())).isEmpty();
  }

  /// Whatever a session holds, its labels are intervals within the ladder with bounded weights, the
  /// same each time.
  @Test
  void lawsHoldForRandomSessions() {
    var random = new Random(4);
    for (var run = 0; run < 300; run++) {
      var session = RandomSessions.session(random);
      var labels = labels(session);
      assertThat(labels).isEqualTo(labels(session));
      assertThat(labels)
          .filteredOn(label -> label instanceof Interval)
          .map(label -> (Interval) label)
          .allSatisfy(label -> assertThat(label.highest()).isLessThanOrEqualTo(3))
          .allSatisfy(label -> assertThat(label.weight()).isLessThanOrEqualTo(5));
    }
  }

  @Test
  void aLongSessionIsLabelledInLinearTime() {
    List<CallSketch> calls =
        IntStream.range(0, 20_000).mapToObj(i -> call().prompt("h" + i / 9).step(i % 9)).toList();
    assertThat(LABELING.label(reported(session(calls), new Fact.Shipped()))).hasSize(20_000);
  }

  private static Interval interval(SessionHistory session) {
    return (Interval) labels(session).getFirst();
  }

  private static List<TierLabel> labels(SessionHistory session) {
    return LABELING.label(session).stream().map(DerivedLabel::label).toList();
  }
}
