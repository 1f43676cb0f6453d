package dev.pointsman.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswersTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"required\":[\"side\"],\"properties\":{\"side\":{\"enum\":[\"left\",\"right\"]}}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":%s}}}",
        "{\"text\":{\"format\":{\"type\":\"json_schema\",\"schema\":%s}}}",
        "{\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":%s}}}",
        "{\"output_format\":{\"type\":\"json_schema\",\"schema\":%s}}"
      })
  void holdsAnswersToTheSchemaOfEveryDialect(String request) {
    var demands = Demands.of(Body.of(request.formatted(SCHEMA)));
    assertThat(failed("{\"side\":\"left\"}", demands)).isEmpty();
    assertThat(failed("{\"side\":\"up\"}", demands)).isEqualTo("json");
    assertThat(failed("Left.", demands)).isEqualTo("json");
  }

  @Test
  void anyJsonWillDoWithoutASchema() {
    var demands = Demands.of(Body.of("{\"response_format\":{\"type\":\"json_object\"}}"));
    assertThat(failed("{\"a\":[1]}", demands)).isEmpty();
    assertThat(failed("```json\n{}\n```", demands)).isEqualTo("json");
  }

  @Test
  void textMayBeAnythingWhereTextWasAsked() {
    var demands = Demands.of(Body.of("{\"response_format\":{\"type\":\"text\"}}"));
    assertThat(failed("Left {", demands)).isEmpty();
  }

  private static String failed(String text, Demands demands) {
    return AnswerChecksTest.failed(AnswerChecksTest.said(text), demands);
  }
}
