package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.cli.LoggedCall;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewDeskTest {
  private static final TenantId ANNA = new TenantId("anna");

  @TempDir private Path folder;

  @BeforeEach
  void writeJournal() {
    LoggedCall.write(
        folder.resolve("journal.db"),
        new LoggedCall("d1", "anna", "one", "Rename a field", 0.9),
        new LoggedCall("d2", "anna", "two", "Mend the scheduler", 0.5),
        new LoggedCall("d3", "ben", "one", "Somebody else's words", 0.5));
  }

  @Test
  void namesTheMostDoubtfulDecisionFirst() {
    var answer = queue("10");
    assertThat(answer.at("/reviews/0/decision_id").asText()).isEqualTo("d2");
    assertThat(answer.at("/reviews/0/prompt").asText()).isEqualTo("Mend the scheduler");
    assertThat(answer.at("/answers").toString()).isEqualTo("[\"fast\",\"premium\",\"none\"]");
    assertThat(queue("1").path("reviews")).hasSize(1);
  }

  @Test
  void trial41ShowsATenantNothingOfAnother() {
    var answer = queue("100");
    assertThat(answer.path("reviews")).hasSize(2);
    assertThat(answer.path("looked_at").asInt()).isEqualTo(2);
    assertThat(answer.toString()).doesNotContain("d3").doesNotContain("Somebody else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "ten", "", "1e1", "99999999999999999999"})
  void refusesALimitThatIsNone(String limit) {
    assertThatThrownBy(() -> queue(limit))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("?limit: expected a whole number from 1 to 100, got another text");
  }

  @Test
  void leavesOutWhatIsTooOldToBeLabelled() {
    assertThat(desk("2027-01-01T00:00:00Z").queue("10", ANNA).text()).contains("\"reviews\":[]");
  }

  private JsonNode queue(String limit) {
    return JsonReader.read(desk("2026-11-22T00:00:00Z").queue(limit, ANNA).text());
  }

  private ReviewDesk desk(String now) {
    var clock = InstantSource.fixed(Instant.parse(now));
    return new ReviewDesk(
        folder.resolve("journal.db"), Ladder.of(List.of("fast", "premium")), clock);
  }
}
