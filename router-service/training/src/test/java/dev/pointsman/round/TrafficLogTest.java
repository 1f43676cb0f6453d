package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.CapturedText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Draw;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.Serving;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficLogTest {
  private static final Ladder LADDER = Ladder.of("small", "middle", "large");
  private static final DecisionId ID = new DecisionId("d");

  @Test
  void tiersOfAnyNamesAreKnownByTheLadder() {
    var traffic = log(List.of(answered(1)), new TierLabel.Interval(0, 1, 1));
    assertThat(only(traffic).tier()).isEqualTo(1);
    assertThat(only(traffic).result().shipped()).isTrue();
    assertThat(traffic.held()).extracting(Tried::rank).containsExactly(1);
  }

  /// The choice did not suffice, and what it led to shipped, for the cost of both.
  @Test
  void workThatACascadeSavedHasShipped() {
    var traffic = log(List.of(refuted(0), answered(1)), new TierLabel.Interval(1, 1, 1));
    assertThat(only(traffic).tier()).isEqualTo(0);
    assertThat(only(traffic).result().shipped()).isTrue();
    assertThat(only(traffic).result().cost()).isEqualTo(Usd.of(0.02));
    assertThat(traffic.held()).extracting(Tried::sufficed).containsExactly(false);
  }

  private static LoggedDecision only(LoggedTraffic traffic) {
    assertThat(traffic.tasks()).hasSize(1);
    return traffic.tasks().getFirst().decisions().getFirst();
  }

  private static LoggedTraffic log(List<Attempt> attempts, TierLabel label) {
    var log = new TrafficLog(LADDER, LADDER, Period.EVER, new Unseen(Split.FOLDS, Instant.MIN));
    var decision = decision(attempts);
    log.add(
        new SessionHistory(TenantId.LOCAL, "session:1", List.of(decision), List.of()),
        List.of(new Labelled(decision, ID, label, List.of())));
    return log.traffic();
  }

  /// Its first attempt is the choice.
  private static DecisionRecord decision(List<Attempt> attempts) {
    var chosen = attempts.getFirst().target();
    var second = Duration.ofSeconds(1);
    return new DecisionRecord(
        new CallIdentity(ID, Instant.EPOCH, TenantId.LOCAL, "session:1", "", ClientNames.NONE),
        IncomingCall.toMessages(false, 100, ClientProgram.UNKNOWN),
        new Observation(
            new FeatureValues(Map.of("step", 0.0)),
            FeatureSchema.VERSION,
            "",
            "h",
            new Opinion.NotAsked()),
        new Routing.Decided(
            new DecisionFacts(
                chosen,
                chosen.tier(),
                List.of(),
                List.of(),
                new Draw(new Probability(0.95), Probability.ZERO, false),
                "c")),
        new CapturedText(CaptureLevel.REDACTED, "Mend it", "", ""),
        new Serving.Done(
            new Served(Served.Ending.ANSWERED, 200, attempts, "end_turn", second, List.of())));
  }

  private static Attempt answered(int rank) {
    return attempt(rank, Attempt.Result.ANSWERED);
  }

  private static Attempt refuted(int rank) {
    return attempt(rank, Attempt.Result.INSUFFICIENT);
  }

  private static Attempt attempt(int rank, Attempt.Result result) {
    var second = Duration.ofSeconds(1);
    return new Attempt(target(rank), result, 200, Usage.NONE, Usd.of(0.01), second, second, "", "");
  }

  private static Target target(int rank) {
    return new Target(
        LADDER.tier(rank),
        new ModelOffer(
            new ProviderId("p"),
            new ModelId("m" + rank),
            Price.perMillion(1, 5),
            new TokenCount(200_000),
            1));
  }
}
