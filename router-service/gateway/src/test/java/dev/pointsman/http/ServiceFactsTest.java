package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.Classifier;
import dev.pointsman.request.ContextField;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ServiceFactsTest {
  private static final RunningService SERVICE = RunningService.with(ScriptedClassifier.late());

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void aLateClassifierCostsTheCallNothing() throws Exception {
    var answer = RunningService.json(SERVICE.classify("{\"prompt\":\"a\"}"));
    assertThat(answer.path("tier").asText()).isEqualTo("standard");
    assertThat(answer.path("reasons").toString()).contains("over its deadline");
    assertThat(answer.has("sufficiency")).isFalse();
  }

  @Test
  void aLateClassifierIsCounted() throws Exception {
    SERVICE.classify("{\"prompt\":\"a\"}");
    assertThat(SERVICE.fetch("/metrics").body())
        .contains("pointsman_classifier_unavailable_total{cause=\"late\"}");
  }

  @Test
  void metricsCountRequestsByPathAndStatus() throws Exception {
    SERVICE.classify("{}");
    assertThat(SERVICE.fetch("/metrics").body())
        .contains("pointsman_requests_total{path=\"/v1/classify\",status=\"400\"}");
  }

  @Test
  void readyNamesTheModel() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      assertThat(service.fetch("/ready").body()).contains("\"status\":\"ready\"", "scripted-1");
    }
  }

  @Test
  void aModelThatDoesNotAnswerIsNotReady() throws Exception {
    var response = SERVICE.fetch("/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("the model does not answer: over its deadline", "\"instance\":\"/ready\"");
  }

  @Test
  void aClassifierThatThrowsTurnsNoCallIntoAnError() throws Exception {
    Classifier broken =
        features -> {
          throw new IllegalStateException("secret of " + features.text().prompt());
        };
    try (var service = RunningService.with(broken)) {
      var response = service.classify("{\"prompt\":\"hidden words\"}");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("IllegalStateException").doesNotContain("hidden words");
    }
  }

  @Test
  void healthIsUp() throws Exception {
    assertThat(SERVICE.fetch("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void everyFieldOfAnAnswerIsDescribed() throws Exception {
    var described =
        RunningService.json(SERVICE.fetch("/openapi")).at("/components/schemas/Answer/properties");
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      var answer = RunningService.json(service.classify("{\"prompt\":\"a\"}"));
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(() -> described.fieldNames());
    }
  }

  @Test
  void everyFactOfAContextIsDescribedWithItsType() throws Exception {
    var described =
        RunningService.json(SERVICE.fetch("/openapi"))
            .at("/components/schemas/Input/properties/context/properties");
    assertThat(described.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ContextField.values()).map(ContextField::label).toList());
    assertThat(Arrays.asList(ContextField.values()))
        .allSatisfy(field ->
            assertThat(described.path(field.label()).path("type").asText())
                .isEqualTo(type(field.kind())));
  }

  private static String type(ContextField.Kind kind) {
    return switch (kind) {
      case COUNT -> "integer";
      case QUANTITY, SHARE -> "number";
      case FLAG -> "boolean";
      case WORD -> "string";
      case WORDS -> "array";
    };
  }

  @Test
  void theRefusalsOfStrangersAreDescribed() throws Exception {
    var answers =
        RunningService.json(SERVICE.fetch("/openapi")).at("/paths/~1v1~1classify/post/responses");
    assertThat(answers.fieldNames()).toIterable().contains("401", "403");
  }

  @Test
  void everyPathIsDescribed() throws Exception {
    var document = RunningService.json(SERVICE.fetch("/openapi"));
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    assertThat(document.path("paths").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "/v1/classify",
            "/v1/messages",
            "/v1/messages/count_tokens",
            "/v1/chat/completions",
            "/v1/responses",
            "/v1/models",
            "/v1/models/{id}",
            "/v1/reports/drift",
            "/v1/decisions",
            "/v1/decisions/{id}",
            "/v1/outcomes",
            "/v1/outcomes/ci",
            "/v1/review",
            "/health",
            "/ready",
            "/metrics",
            "/openapi");
  }
}
