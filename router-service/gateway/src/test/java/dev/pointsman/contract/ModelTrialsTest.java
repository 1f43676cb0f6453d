package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.http.Candidate;
import dev.pointsman.http.HangingClassifier;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Models on trial in the real service: one that watches, one that decides for some sessions.
class ModelTrialsTest {
  private static final Classifier HARD = LiveGateway.saying("hard-2", 0);
  private static final FailureEvidence HALF = FailureEvidence.none(new Probability(0.5));
  private static final String QUICK = "relay: {retries: 0, ping_seconds: 1}\n";

  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private final HttpClient client = HttpClient.newHttpClient();
  private LiveGateway gateway = LiveGateway.start(upstream.base(), QUICK);

  @AfterEach
  void close() {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }

  @Test
  void aShadowsOpinionAndItsWouldBeDecisionAreInTheRecord() throws Exception {
    gateway.trials().startShadow(new Candidate("hard-2", HARD));
    var record = record(ask("s1", "Why?"), json -> json.has("shadow"));
    assertThat(record.at("/decision/target/tier").asText()).isEqualTo("fast");
    assertThat(record.at("/observation/classifier/model_version").asText()).isEqualTo("easy-1");
    assertThat(record.at("/shadow/model_version").asText()).isEqualTo("hard-2");
    assertThat(record.at("/shadow/decision/tier").asText()).isEqualTo("premium");
    assertThat(fetch("/metrics"))
        .contains("pointsman_learning_total{event=\"shadow_differed\"} 1.0");
  }

  @Test
  void aShadowThatHangsHoldsNoCallUpAndWhatItMissesIsCounted() throws Exception {
    var freed = new CountDownLatch(1);
    gateway.trials().startShadow(new Candidate("hanging-2", new HangingClassifier(freed, HARD)));
    for (var i = 0; i < 300; i++) {
      ask("s" + i, "Why?");
    }
    assertThat(upstream.received()).hasSize(300);
    freed.countDown();
    assertThat(fetch("/metrics"))
        .contains("event=\"shadow_dropped\"")
        .doesNotContain("event=\"shadow_dropped\"} 0.0");
  }

  @Test
  void aCanaryDecidesForItsShareOfTheSessionsAndStaysWithThem() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    var versions = new HashSet<String>();
    for (var i = 0; i < 40; i++) {
      var first = version(ask("s" + i, "Why?"));
      assertThat(version(ask("s" + i, "And then?"))).isEqualTo(first);
      versions.add(first);
    }
    assertThat(versions).containsExactlyInAnyOrder("easy-1", "hard-2");
    assertThat(fetch("/metrics")).contains("pointsman_canary_share 0.5");
  }

  @Test
  void aCanaryWhoseSessionsFailIsTakenBack() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    var own = new HashSet<String>();
    for (var i = 0; i < 60; i++) {
      var id = ask("s" + i, "Why?");
      if (version(id).equals("hard-2")) {
        own.add(id);
        report(id, new Fact.Reverted());
        report(id, new Fact.Failed());
      }
    }
    var why = gateway.trials().rollback().orElseThrow();
    assertThat(own).hasSizeLessThan(12);
    assertThat(why).contains("hard-2", own.size() + " of " + own.size() + " failed", "50 %");
    assertThat(fetch("/metrics"))
        .contains("event=\"canary_rolled_back\"} 1.0", "pointsman_canary_share 0.0");
  }

  @Test
  void aSessionThatShipsAfterAllHasNotFailed() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    for (var i = 0; i < 60; i++) {
      var id = ask("s" + i, "Why?");
      if (version(id).equals("hard-2")) {
        report(id, new Fact.Failed());
        report(id, new Fact.Shipped());
      }
    }
    assertThat(gateway.trials().rollback()).isEmpty();
    assertThat(gateway.trials().evidence().orElseThrow().candidates()).isZero();
    assertThat(fetch("/metrics"))
        .contains("event=\"canary_failed\"")
        .doesNotContain("event=\"canary_mended\"} 0.0");
  }

  @Test
  void workThatIsTakenBackHasFailedAfterAll() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    var id = ask("s1", "Why?");
    report(id, new Fact.Shipped());
    report(id, new Fact.Reverted());
    var evidence = gateway.trials().evidence().orElseThrow();
    assertThat(evidence.candidates() + evidence.incumbents()).isEqualTo(1);
  }

  @Test
  void whatIsReportedOverHttpCounts() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    var body = "{\"decision_id\":\"%s\",\"kind\":\"failed\"}".formatted(ask("s1", "Why?"));
    var report =
        HttpRequest.newBuilder(uri("/v1/outcomes"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    assertThat(client.send(report.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    client.send(report.build(), BodyHandlers.ofString());
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void failuresOnBothSidesLeaveTheCanaryOn() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    for (var i = 0; i < 60; i++) {
      report(ask("s" + i, "Why?"), new Fact.Tests(1, 2));
    }
    assertThat(gateway.trials().rollback()).isEmpty();
    assertThat(fetch("/metrics")).contains("pointsman_canary_share 0.5");
  }

  @Test
  void askingTheSameAgainAfterAnAnswerIsAFailureOnce() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    for (var i = 0; i < 3; i++) {
      ask("s1", "Why?");
    }
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void sendingASessionUpByHandIsAFailure() throws Exception {
    gateway.trials().startCanary(new Candidate("easy-2", LiveGateway.saying("easy-2", 1)), HALF);
    ask("s1", "Why?");
    ask("s1", "Why, really?", "x-pointsman-tier", "premium");
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void neitherAnUpstreamsErrorNorAnUnknownReportIsAFailure() throws Exception {
    gateway.trials().startCanary(new Candidate("hard-2", HARD), HALF);
    upstream.then(Faults.anthropic(500, "api_error"));
    ask("s1", "Why?");
    report("dec_unknown", new Fact.Failed());
    gateway
        .trials()
        .reported(TenantId.LOCAL, outcome(new Subject.OfSession("s9"), new Fact.Failed()));
    assertThat(failures()).isZero();
  }

  @Test
  void whereTheCanaryBreaksTheIncumbentDecides() throws Exception {
    Classifier broken =
        _ -> new ClassifierAnswer.Unavailable(Cause.BROKEN, "expected finite logits");
    gateway.trials().startCanary(new Candidate("broken-2", broken), HALF);
    for (var i = 0; i < 60; i++) {
      var id = ask("s" + i, "Why?");
      assertThat(version(id)).isEqualTo("easy-1");
      report(id, new Fact.Shipped());
    }
    assertThat(gateway.trials().rollback()).isPresent();
  }

  @Test
  void exploredDecisionsAreRecordedWithTheChancesOfEveryTier() throws Exception {
    gateway.close();
    gateway =
        LiveGateway.start(
            upstream.base(), QUICK + "policy: {exploration: {epsilon: 0.1, max_extra_usd: 1}}");
    var records = IntStream.range(0, 120).mapToObj(i -> decision("s" + i)).toList();
    assertThat(records)
        .allMatch(record -> record.at("/decision/chances").size() == 3)
        .anyMatch(record -> record.toString().contains("\"exploration\""));
    assertThat(fetch("/metrics")).doesNotContain("event=\"explored\"} 0.0");
  }

  private JsonNode decision(String session) {
    try {
      return record(ask(session, "Why?"), _ -> true);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private long failures() throws Exception {
    return fetch("/metrics")
        .lines()
        .filter(line -> line.matches(".*event=\"(canary|incumbent)_failed\".*"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void report(String decision, Fact fact) {
    var subject = new Subject.OfDecision(new DecisionId(decision));
    gateway.trials().reported(TenantId.LOCAL, outcome(subject, fact));
  }

  private static Outcome outcome(Subject subject, Fact fact) {
    return new Outcome("o1", subject, Instant.EPOCH, fact);
  }

  /// Asks in a session and gives the decision's id.
  private String ask(String session, String prompt, String... headers) throws Exception {
    var body =
        "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(prompt);
    var request =
        HttpRequest.newBuilder(uri("/v1/messages"))
            .header("content-type", "application/json")
            .header("x-claude-code-session-id", session)
            .POST(BodyPublishers.ofString(body));
    var built = (headers.length == 0 ? request : request.headers(headers)).build();
    var answer = client.send(built, BodyHandlers.discarding());
    return answer.headers().firstValue("x-pointsman-decision-id").orElseThrow();
  }

  private String version(String id) throws Exception {
    return record(id, _ -> true).at("/observation/classifier/model_version").asText();
  }

  private JsonNode record(String id, Predicate<JsonNode> isReady) throws Exception {
    var record = Stage.json(fetch("/v1/decisions/" + id));
    for (var i = 0; i < 200 && !isReady.test(record); i++) {
      Thread.sleep(10);
      record = Stage.json(fetch("/v1/decisions/" + id));
    }
    return record;
  }

  private String fetch(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create(gateway.base() + path);
  }
}
