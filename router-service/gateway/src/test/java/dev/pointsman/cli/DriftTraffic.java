package dev.pointsman.cli;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.CallIdentity;
import dev.pointsman.journal.CallText;
import dev.pointsman.journal.ClientNames;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionEntry;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.Draw;
import dev.pointsman.journal.IncomingCall;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import dev.pointsman.journal.Observation;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.policy.Reason;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A journal of calls that all stand in their twentieth turn, and a training set of none beyond the
/// second.
final class DriftTraffic {
  private static final int CALLS = 600;
  private static final int SESSIONS = 30;

  private DriftTraffic() {}

  static String reference() {
    return """
    {"schema": 1, "measures": {
      "turn": {"edges": [0, 1, 2], "counts": [400, 300, 300, 0, 0]},
      "prompt_tokens": {"edges": [50], "counts": [1000, 0, 0]}}}
    """;
  }

  static void writeTo(Path file) {
    try (var journal = Journal.open(file, JournalSettings.DEFAULT, JournalWatch.NONE)) {
      for (var number = 0; number < CALLS; number++) {
        journal.decided(entry(number));
      }
    }
  }

  private static DecisionEntry entry(int number) {
    var features = new FeatureValues(Map.of("turn", 20.0, "prompt_tokens", 30.0));
    return new DecisionEntry(
        new CallIdentity(
            new DecisionId("dec_" + number),
            Instant.now(),
            TenantId.LOCAL,
            "session:" + number % SESSIONS,
            "",
            ClientNames.NONE),
        IncomingCall.toMessages(true, 4_000, ClientProgram.of("claude-cli/2.2.0 (external, cli)")),
        new Observation(
            features, FeatureSchema.VERSION, "", "", new Opinion.Missing(Cause.LATE, "late")),
        new Routing.Decided(facts()),
        CallText.NONE);
  }

  private static DecisionFacts facts() {
    var tier = Ladder.DEFAULT.lowest();
    return new DecisionFacts(
        new Target(tier, Catalog.anthropic().offers(tier).getFirst()),
        tier,
        List.of(),
        List.of(new Reason("session", "it stays")),
        new Draw(Probability.ONE, Probability.ZERO, false),
        "test");
  }
}
