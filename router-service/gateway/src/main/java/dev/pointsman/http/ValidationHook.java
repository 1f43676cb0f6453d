package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.check.AnswerValidator;
import dev.pointsman.check.CheckResult;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The operator's own judge of answers, behind a URL: it gets `{"decision_id", "answer"}`, the
/// answer as the text of its body, and says `{"ok": true}` or `{"ok": false}`. A judge that does
/// not answer in time accepts: it must never stand in the way.
public final class ValidationHook implements AnswerValidator {
  private final URI url;
  private final Duration patience;
  private final HttpClient client;

  public ValidationHook(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
    client = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public CheckResult validate(DecisionId decision, Body answer) {
    try {
      return isRejected(JsonReader.read(word(question(decision, answer))))
          ? new CheckResult.Failed(NAME, "the configured validator did not accept the answer")
          : CheckResult.PASSED;
    } catch (ExecutionException | TimeoutException | MalformedJson silent) {
      return CheckResult.PASSED;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return CheckResult.PASSED;
    }
  }

  /// The time-out that a request can state ends with the head of its answer.
  private String word(HttpRequest question)
      throws ExecutionException, TimeoutException, InterruptedException {
    var answering = client.sendAsync(question, BodyHandlers.ofString());
    try {
      return answering.get(patience.toNanos(), TimeUnit.NANOSECONDS).body();
    } finally {
      answering.cancel(true);
    }
  }

  private static boolean isRejected(JsonNode verdict) {
    return verdict.path("ok").isBoolean() && !verdict.path("ok").booleanValue();
  }

  private HttpRequest question(DecisionId decision, Body answer) {
    var json = JsonNodeFactory.instance.objectNode().put("decision_id", decision.value());
    json.put("answer", answer.text());
    return HttpRequest.newBuilder(url)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(json.toString()))
        .build();
  }
}
