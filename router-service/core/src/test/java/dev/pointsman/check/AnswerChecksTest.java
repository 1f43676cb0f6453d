package dev.pointsman.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.check.FinishedAnswer.Stop;
import dev.pointsman.check.FinishedAnswer.ToolCall;
import dev.pointsman.upstream.Body;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerChecksTest {
  private static final Demands TOOLS =
      Demands.of(
          Body.of(
              """
              {"tools":[{"name":"read","input_schema":{"type":"object","required":["path"],
                "properties":{"path":{"type":"string"}}}},{"type":"bash_20250124","name":"bash"}]}\
              """));

  @Test
  void anOrdinaryAnswerPasses() {
    assertThat(failed(said("Done: the points are set."))).isEmpty();
  }

  @Test
  void anAnswerOfToolCallsAlonePasses() {
    assertThat(failed(calling("read", "{\"path\":\"a.txt\"}"), TOOLS)).isEmpty();
    assertThat(failed(calling("bash", "{\"command\":\"ls\"}"), TOOLS)).isEmpty();
  }

  @Test
  void aCutAnswerFails() {
    var answer = new FinishedAnswer("The first half", List.of(), Stop.TRUNCATED, false);
    assertThat(failed(answer)).isEqualTo("truncated");
  }

  @Test
  void anEmptyAnswerFailsUnlessItHoldsSomethingElse() {
    assertThat(failed(said(" \n"))).isEqualTo("empty");
    assertThat(failed(new FinishedAnswer("", List.of(), Stop.COMPLETE, true))).isEmpty();
  }

  @Test
  void aRefusalByStopReasonFails() {
    assertThat(failed(new FinishedAnswer("", List.of(), Stop.REFUSED, false))).isEqualTo("refusal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with that.",
        "I\u2019m sorry, I can\u2019t assist with that request.",
        "Sorry, I cannot comply with your request.",
        "I can't assist with this request",
        "I am unable to help you with that. Please ask something else."
      })
  void aRefusalFails(String text) {
    assertThat(failed(said(text))).isEqualTo("refusal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I can't find the file that you named; I created it instead.",
        "I'm sorry for the confusion. The test now passes.",
        "I cannot reproduce the failure: all 12 tests pass.",
        "I can't help with that until you tell me the branch, but here is the rest of the fix.",
        "The handler answers \"I'm sorry, but I can't help with that\" when the key is missing.",
        "I can't help with this directly, but the script below does it.",
        "Sorry, that was wrong. Fixed."
      })
  void proseWithSuchWordsPasses(String text) {
    assertThat(failed(said(text))).isEmpty();
  }

  @Test
  void aToolThatWasNotOfferedFails() {
    assertThat(failed(calling("write", "{}"), TOOLS)).isEqualTo("tool_call");
  }

  @Test
  void argumentsOutsideTheSchemaFail() {
    assertThat(failed(calling("read", "{\"path\":7}"), TOOLS)).isEqualTo("tool_call");
    assertThat(failed(calling("read", ""), TOOLS)).isEqualTo("tool_call");
    assertThat(failed(calling("read", "{\"path\":\"a"), TOOLS)).isEqualTo("tool_call");
  }

  @Test
  void toolsThatComeFromElsewherePass() {
    var demands = Demands.of(Body.of("{\"tools\":[{\"type\":\"mcp\",\"server_label\":\"x\"}]}"));
    assertThat(failed(calling("anything", "{}"), demands)).isEmpty();
  }

  @Test
  void theSentenceQuotesNothingOfTheAnswer() {
    var result = AnswerChecks.ALL.run(calling("read", "{\"path\":\"x\",\"secret\":1}"), closed());
    assertThat(result)
        .isEqualTo(
            new CheckResult.Failed(
                "tool_call",
                "a tool call's field unknown to the schema in value should not be there"));
  }

  @Test
  void onlyTheChosenChecksRun() {
    var checks = new AnswerChecks(Set.of(Check.EMPTY));
    var answer = new FinishedAnswer("half", List.of(), Stop.TRUNCATED, false);
    assertThat(checks.run(answer, Demands.NONE)).isEqualTo(CheckResult.PASSED);
  }

  static String failed(FinishedAnswer answer, Demands demands) {
    return switch (AnswerChecks.ALL.run(answer, demands)) {
      case CheckResult.Passed() -> "";
      case CheckResult.Failed(var check, var sentence) -> check;
    };
  }

  static String failed(FinishedAnswer answer) {
    return failed(answer, Demands.NONE);
  }

  static FinishedAnswer said(String text) {
    return new FinishedAnswer(text, List.of(), Stop.COMPLETE, false);
  }

  private static FinishedAnswer calling(String name, String arguments) {
    var call = new ToolCall(name, arguments, false);
    return new FinishedAnswer("", List.of(call), Stop.COMPLETE, false);
  }

  private static Demands closed() {
    return Demands.of(
        Body.of(
            """
            {"tools":[{"type":"function","function":{"name":"read","parameters":
              {"properties":{"path":{"type":"string"}},"additionalProperties":false}}}]}\
            """));
  }
}
