package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classifier;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.session.CallPosition;
import dev.pointsman.session.SessionKey;
import dev.pointsman.session.SessionState;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTrialTest {
  private static final Classifier SURE = ScriptedClassifier.sure(0.9);
  private static final Policy POLICY =
      new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));

  @TempDir private Path home;

  @Test
  void aCallWaitsWithoutItsBody() {
    var freed = new CountDownLatch(1);
    var file = home.resolve("journal.db");
    try (var journal = Journal.open(file, JournalSettings.DEFAULT, JournalWatch.NONE);
        var shadow = new ShadowTrial(journal, new LearningCounts())) {
      shadow.start(new Candidate("hanging-2", new HangingClassifier(freed, SURE)));
      var bodies = List.of(shown(shadow, "d1"), shown(shadow, "d2"));
      System.gc();
      assertThat(bodies).extracting(WeakReference::get).containsOnlyNulls();
      freed.countDown();
    }
  }

  private static WeakReference<JsonNode> shown(ShadowTrial shadow, String id) {
    JsonNode json = JsonNodeFactory.instance.objectNode().put("model", "claude-auto");
    shadow.show(new DecisionId(id), decided(json), POLICY);
    return new WeakReference<>(json);
  }

  private static Decided decided(JsonNode json) {
    var request =
        new ChatRequest(
            Dialect.ANTHROPIC_MESSAGES,
            "claude-auto",
            "",
            List.of(),
            List.of(),
            new Limits(0, "", false, false));
    var features =
        new RequestFeatures(new ClassifierText("Why?", ""), new FeatureValues(Map.of()), "");
    var answer = SURE.classify(features);
    var place =
        new Decided.Place(
            new SessionKey(TenantId.LOCAL, "session:one", ""),
            CallPosition.of(request, ClientHints.NONE, features),
            SessionState.FRESH,
            CallTerms.free(Ladder.DEFAULT));
    return new Decided(json, request, place, features, answer, POLICY.decide(features, answer));
  }
}
