package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.LADDER;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.Usd;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlReaderTest {
  private static final ProviderId HOME = new ProviderId("anthropic");
  private static final ControlReader READER = new ControlReader(Catalog.anthropic());

  @ParameterizedTest
  @ValueSource(strings = {"auto", "claude-auto", "claude-auto[1m]", "AUTO", ""})
  void aVirtualNameLeavesTheChoice(String model) {
    assertThat(read(Map.of(), model)).isEqualTo(Control.none(LADDER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto-premium", "claude-auto-premium", "claude-auto-premium[1m]"})
  void aSuffixForcesItsTier(String model) {
    assertThat(read(Map.of(), model).forced()).isEqualTo(new ForcedChoice.OfTier(PREMIUM));
  }

  @Test
  void theSuffixesAreTheLaddersNames() {
    assertThat(VirtualModels.names(LADDER))
        .hasSize(8)
        .contains("auto", "claude-auto", "auto-fast", "claude-auto-standard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-opus-4-6", "claude-opus-4-6[1m]"})
  void aListedModelIsForced(String model) {
    assertThat(read(Map.of(), model).forced())
        .isEqualTo(new ForcedChoice.OfModel(new ModelId("claude-opus-4-6")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-3-opus-20240229", "gpt-4o", "no-such-model", "auto-turbo"})
  void anyOtherModelPassesThroughToTheHomeOfItsEndpoint(String model) {
    assertThat(read(Map.of(), model).forced())
        .isEqualTo(new ForcedChoice.PassThrough(HOME, new ModelId(model)));
  }

  @Test
  void readsTheHeadersInAnyCase() {
    var headers = Map.of("X-Pointsman-Min-Tier", "Standard", "x-pointsman-max-cost-usd", "0.05");
    var control = read(headers, "auto");
    assertThat(control.minimum()).isEqualTo(STANDARD);
    assertThat(control.maxCost()).isEqualTo(Usd.of(0.05));
    assertThat(control.isForced()).isFalse();
  }

  @Test
  void theHeaderStandsAboveTheModelsName() {
    assertThat(read(Map.of("x-pointsman-tier", "fast"), "claude-auto-premium").forced())
        .isEqualTo(new ForcedChoice.OfTier(FAST));
  }

  @ParameterizedTest
  @CsvSource({
    "x-pointsman-tier, turbo",
    "x-pointsman-tier, ''",
    "x-pointsman-min-tier, 'fast, premium'",
    "x-pointsman-max-cost-usd, -1",
    "x-pointsman-max-cost-usd, NaN",
    "x-pointsman-max-cost-usd, 1e9",
    "x-pointsman-max-cost-usd, free"
  })
  void refusesWhatCannotBeMeant(String header, String value) {
    assertThatExceptionOfType(BadControl.class)
        .isThrownBy(() -> read(Map.of(header, value), "auto"))
        .satisfies(bad -> assertThat(bad.header()).isEqualTo(header))
        .satisfies(bad -> assertThat(bad.got()).isEqualTo("'" + value + "'"));
  }

  @Test
  void saysWhatWasExpectedAndQuotesLittle() {
    assertThatExceptionOfType(BadControl.class)
        .isThrownBy(() -> read(Map.of("x-pointsman-tier", "a\r\n" + "b".repeat(9_000)), "auto"))
        .withMessageContaining("expected one of fast, standard, premium, got 'a??bbb")
        .satisfies(bad -> assertThat(bad.getMessage()).hasSizeLessThan(140));
  }

  private static Control read(Map<String, String> headers, String model) {
    return READER.read(headers, model, HOME);
  }
}
