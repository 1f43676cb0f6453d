package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.policy.NamedDial;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialLinesTest {
  private static final ConfigReader READER = new ConfigReader(Map.of());

  @Test
  void theLinesOfEveryDialReadBackAsThatDial() {
    assertThat(NamedDial.ladder())
        .extracting(NamedDial::dial)
        .allSatisfy(
            dial -> assertThat(READER.parse(DialLines.of(dial)).policy().dial()).isEqualTo(dial));
  }

  @Test
  void figuresArePlain() {
    assertThat(DialLines.of(NamedDial.ladder().getFirst().dial()))
        .isEqualTo(
            """
            policy:
              failed_attempt: {fixed_usd: 0.0001, share_of_top_tier: 0.015}
              nothing_ships: {fixed_usd: 0.0005, share_of_top_tier: 1.23}
            """);
  }
}
