package dev.pointsman.insight;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.classify.Classification;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
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
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.List;

/// Decisions of live calls, forty sessions of them.
final class LiveCalls {
  static final String MODEL = "pointsman-1";

  private static final int SESSIONS = 40;

  private LiveCalls() {}

  static DecisionRecord call(
      int number, String client, FeatureValues features, Classification said) {
    return call(number, client, features, new Opinion.Given(said));
  }

  static DecisionRecord housekeeping() {
    return call(0, "claude-cli/2.1.0", FeatureValues.NONE, new Opinion.NotAsked());
  }

  private static DecisionRecord call(
      int number, String client, FeatureValues features, Opinion opinion) {
    var ladder = Ladder.DEFAULT;
    var target =
        new Target(ladder.lowest(), Catalog.anthropic().offers(ladder.lowest()).getFirst());
    return new DecisionRecord(
        new CallIdentity(
            new DecisionId("dec_" + number),
            Instant.EPOCH,
            new TenantId("anna"),
            "session:" + number % SESSIONS,
            "",
            ClientNames.NONE),
        IncomingCall.toMessages(true, 4_000, ClientProgram.of(client)),
        new Observation(features, FeatureSchema.VERSION, "", "", opinion),
        new Routing.Decided(
            new DecisionFacts(
                target,
                target.tier(),
                List.of(),
                List.of(),
                new Draw(Probability.ONE, Probability.ONE, false),
                "test")),
        new CapturedText(CaptureLevel.FEATURES, "", "", ""),
        new Serving.Pending());
  }
}
