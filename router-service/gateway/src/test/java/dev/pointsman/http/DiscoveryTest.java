package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.config.Catalogs;
import dev.pointsman.unit.TokenCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
  private static final Discovery BOTH =
      new Discovery(
          new Catalogs(Catalog.anthropic(), Catalog.openAi()), model -> new TokenCount(64_000));

  @Test
  void anthropicClientsSeeTheirShape() throws JsonProcessingException {
    var list = json(BOTH.models(true));
    assertThat(list.at("/data/0/id").asText()).isEqualTo("claude-auto");
    assertThat(list.at("/data/0/type").asText()).isEqualTo("model");
    assertThat(list.at("/data/0/created_at").asText()).endsWith("Z");
    assertThat(list.at("/has_more").asBoolean(true)).isFalse();
    assertThat(list.at("/first_id").asText()).isEqualTo("claude-auto");
    assertThat(list.at("/last_id").asText()).isEqualTo("gpt-5.5");
  }

  @Test
  void openAiClientsSeeTheirsWithWindowsAndPrices() throws JsonProcessingException {
    var haiku = json(BOTH.model("claude-haiku-4-5", false));
    assertThat(haiku.at("/object").asText()).isEqualTo("model");
    assertThat(haiku.at("/owned_by").asText()).isEqualTo("anthropic");
    assertThat(haiku.at("/display_name").asText()).isEqualTo("Claude Haiku 4.5");
    assertThat(haiku.at("/context_window").asInt()).isEqualTo(200_000);
    assertThat(haiku.at("/max_output_tokens").asInt()).isEqualTo(64_000);
    assertThat(haiku.at("/pricing/prompt").asText()).isEqualTo("0.000001");
    assertThat(haiku.at("/pricing/input_cache_read").asText()).isEqualTo("0.0000001");
    assertThat(json(BOTH.models(false)).at("/object").asText()).isEqualTo("list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "claude-auto",
        "auto-fast",
        "claude-auto-premium",
        "gpt-4o",
        "claude-opus-4-6"
      })
  void virtualAndRealModelsAreListed(String id) throws JsonProcessingException {
    assertThat(json(BOTH.models(false)).findValuesAsText("id")).contains(id);
    assertThat(json(BOTH.model(id, true)).path("id").asText()).isEqualTo(id);
  }

  @Test
  void autoIsToldAtThePriceOfTheDearestTier() throws JsonProcessingException {
    assertThat(json(BOTH.model("auto", false)).at("/pricing/completion").asText())
        .isEqualTo("0.000025");
    assertThat(json(BOTH.model("auto-fast", false)).at("/pricing/completion").asText())
        .isEqualTo("0.000005");
  }

  @Test
  void anUnknownLimitOfAnAnswerIsNotTold() throws JsonProcessingException {
    var untold = new Discovery(Catalogs.sole(Catalog.anthropic()), model -> TokenCount.ZERO);
    assertThat(json(untold.model("claude-auto", true)).has("max_tokens")).isFalse();
    assertThat(json(untold.model("auto", false)).has("max_output_tokens")).isFalse();
    assertThat(json(BOTH.model("claude-auto", true)).path("max_tokens").asInt()).isEqualTo(64_000);
  }

  @Test
  void anUnknownModelIsRefusedInTheClientsDialect() throws JsonProcessingException {
    assertThat(BOTH.model("nope", true).status()).isEqualTo(404);
    assertThat(json(BOTH.model("nope", true)).at("/error/type").asText())
        .isEqualTo("not_found_error");
    assertThat(json(BOTH.model("nope", false)).at("/error/code").asText())
        .isEqualTo("model_not_found");
  }

  @Test
  void saysHello() {
    assertThat(BOTH.hello().status()).isEqualTo(200);
  }

  private static JsonNode json(Reply reply) throws JsonProcessingException {
    return new ObjectMapper().readTree(reply.text());
  }
}
