package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.request.Message;
import dev.pointsman.request.OfferedTool;
import dev.pointsman.request.Speaker;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTableTest {
  private static final CapabilityTable TABLE = CapabilityTable.standard();

  @Test
  void everyModelOfTheDefaultLaddersIsKnown() {
    for (var catalog : List.of(Catalog.anthropic(), Catalog.openAi())) {
      for (var tier : catalog.ladder().tiers()) {
        catalog
            .offers(tier)
            .forEach(offer -> assertThat(TABLE.of(offer.model()).isKnown()).isTrue());
      }
    }
  }

  @Test
  void theFirstRowThatFitsDecides() {
    assertThat(of("gpt-5.1-codex-max").efforts()).contains("xhigh");
    assertThat(of("gpt-5.1-codex-mini").efforts()).containsExactly("low", "medium", "high");
    assertThat(of("claude-opus-4-6[1m]").output()).isEqualTo(new TokenCount(128_000));
    assertThat(of("claude-opus-4-1-20250805").output()).isEqualTo(new TokenCount(32_000));
  }

  @Test
  void aModelOfTheFutureMayDoEverything() {
    var unknown = of("claude-opus-9");
    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.obstacle(new Needs(true, true, true, new TokenCount(9_000_000)))).isEmpty();
    assertThat(unknown.reasons()).isFalse();
  }

  @Test
  void aDeploymentPutsItsOwnRowsFirst() {
    var rows =
        JsonReader.read(
            "[{\"models\":\"ours-*\",\"like\":\"claude-haiku-4-5\",\"context\":32768,\"vision\":false}]");
    var ours = TABLE.with(rows).of(new ModelId("vllm/ours-7b"));
    assertThat(ours.context()).isEqualTo(new TokenCount(32_768));
    assertThat(ours.thinking()).containsExactly("enabled", "disabled");
    assertThat(ours.has(Trait.VISION)).isFalse();
    assertThat(TABLE.of(new ModelId("ours-7b")).isKnown()).isFalse();
  }

  @Test
  void aRowOfTheWrongFormIsRefusedByItsPlace() {
    for (var row :
        List.of(
            "{}",
            "{\"models\":\"a\",\"output\":\"many\"}",
            "{\"models\":\"a\",\"like\":\"nobody\"}",
            "{\"models\":\"a\",\"vision\":1}",
            "{\"models\":\"a\",\"forced_tools\":\"maybe\"}")) {
      assertThatThrownBy(() -> TABLE.with(JsonReader.read("[" + row + "]")))
          .isInstanceOf(MalformedJson.class)
          .hasMessageStartingWith("/0/");
    }
  }

  @Test
  void whatAModelLacksForARequestIsSaid() {
    var needs = Needs.of(request(), new TokenCount(250_000));
    assertThat(of("claude-haiku-4-5").obstacle(needs))
        .contains("holds 200000 tokens, and the request has about 250000");
    assertThat(of("o3-mini").obstacle(needs)).contains("reads no pictures");
    assertThat(of("o1-pro").obstacle(new Needs(false, true, true, TokenCount.ZERO)))
        .contains("streams no answers");
    assertThat(of("claude-opus-4-6").obstacle(needs)).isEmpty();
  }

  private static Capabilities of(String model) {
    return TABLE.of(new ModelId(model));
  }

  private static ChatRequest request() {
    return new ChatRequest(
        Dialect.ANTHROPIC_MESSAGES,
        "auto",
        "",
        List.of(new Message(Speaker.USER, List.of(new ContentBlock.Image()))),
        List.of(new OfferedTool("Bash", 10)),
        new Limits(0, "", false, true));
  }
}
