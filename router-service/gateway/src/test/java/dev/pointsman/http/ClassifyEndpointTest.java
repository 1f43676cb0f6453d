package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyEndpointTest {
  private static final RunningService SERVICE = RunningService.with(ScriptedClassifier.sure(0.9));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void answersEveryFieldOfTheContract() throws Exception {
    var answer = answer("{\"prompt\":\"rename the field\"}");
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "id",
            "tier",
            "classifier_tier",
            "task_type",
            "activity",
            "confidence",
            "sufficiency",
            "task_types",
            "reasons",
            "target",
            "expected_cost_usd",
            "propensity",
            "model_version",
            "latency_ms");
  }

  @Test
  void sendsALikelyEasyCallToTheFastTier() throws Exception {
    var answer = answer("{\"prompt\":\"why is the sky blue\"}");
    assertThat(answer.path("tier").asText()).isEqualTo("fast");
    assertThat(answer.at("/target/model").asText()).isEqualTo("claude-haiku-4-5");
  }

  @Test
  void sufficiencyRisesWithTheTier() throws Exception {
    var sufficiency = answer("{\"prompt\":\"hello\"}").path("sufficiency");
    assertThat(sufficiency.path("fast").asDouble()).isCloseTo(0.9, within(1e-6));
    assertThat(sufficiency.path("premium").asDouble()).isCloseTo(1, within(1e-6));
  }

  @Test
  void rulesRaiseTheTierAndNameThemselves() throws Exception {
    var answer =
        answer("{\"prompt\":\"why\",\"context\":{\"context_tokens\":41000,\"stack_trace\":true}}");
    assertThat(answer.path("tier").asText()).isEqualTo("standard");
    assertThat(answer.path("classifier_tier").asText()).isEqualTo("fast");
    assertThat(answer.path("reasons").toString()).contains("stack_trace", "context_tokens");
  }

  @Test
  void takesAWholeAnthropicRequest() throws Exception {
    var answer =
        answer(
            "{\"request\":{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}]},\"headers\":{\"x-claude-code-agent-type\":\"Explore\"}}");
    assertThat(answer.path("tier").asText()).isEqualTo("fast");
    assertThat(answer.path("reasons").toString()).contains("role-pin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto-premium    | {}                               | premium",
        "claude-auto     | {'X-Pointsman-Tier':'Standard'}  | standard",
        "auto            | {'x-pointsman-min-tier':'standard'} | standard",
        "claude-opus-4-6 | {}                               | fast"
      })
  void whatACallDemandsStandsAboveCost(String model, String headers, String tier) throws Exception {
    var answer = answer(called(model, headers));
    assertThat(answer.path("tier").asText()).isEqualTo(tier);
    assertThat(answer.path("classifier_tier").asText()).isEqualTo("fast");
  }

  @Test
  void namesTheHeaderOfADemandThatCannotBeMeant() throws Exception {
    var batch = "{\"inputs\":[%s]}".formatted(called("auto", "{'x-pointsman-tier':'ultra'}"));
    assertThat(answer(batch).at("/results/0/error/detail").asText())
        .isEqualTo(
            "/inputs/0/headers/x-pointsman-tier: expected one of fast, standard, premium, got 'ultra'");
  }

  @Test
  void classifiesABatchInOrder() throws Exception {
    var results = answer("{\"inputs\":[{\"prompt\":\"a\"},{\"prompt\":\"b\"}]}").path("results");
    assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.has("tier")).isTrue());
  }

  @Test
  void oneBadInputOfABatchGetsItsErrorInPlace() throws Exception {
    var results = answer("{\"inputs\":[{\"prompt\":\"a\"},{\"prompt\":7}]}").path("results");
    assertThat(results.get(0).has("tier")).isTrue();
    assertThat(results.get(1).at("/error/errors/0/pointer").asText()).isEqualTo("/inputs/1/prompt");
    assertThat(results.get(1).at("/error/instance").asText()).isEqualTo("/v1/classify#/inputs/1");
  }

  @Test
  void everyDecisionHasANameOfItsOwn() throws Exception {
    var ids =
        List.of(
            answer("{\"prompt\":\"a\"}").path("id").asText(),
            answer("{\"prompt\":\"a\"}").path("id").asText());
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("dec_"));
  }

  @Test
  void unknownFieldsAndUnknownContextNamesAreNoError() throws Exception {
    assertThat(
            SERVICE
                .classify("{\"prompt\":\"a\",\"colour\":1,\"context\":{\"repo\":\"x\"}}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFormContentTypeIsReadAsJson() throws Exception {
    var request =
        SERVICE
            .at("/v1/classify")
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"prompt\":\"a\"}"));
    assertThat(SERVICE.send(request).statusCode()).isEqualTo(200);
  }

  private static String called(String model, String headers) {
    return "{'request':{'model':'%s','messages':[{'role':'user','content':'hi'}]},'headers':%s}"
        .formatted(model, headers)
        .replace('\'', '"');
  }

  private static JsonNode answer(String body) throws IOException, InterruptedException {
    var response = SERVICE.classify(body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return RunningService.json(response);
  }

  private static List<String> fields(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
