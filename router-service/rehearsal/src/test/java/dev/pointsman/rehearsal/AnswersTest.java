package dev.pointsman.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Reply.Stop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Reply RICH =
      Reply.of(
              "m",
              new Part.Thinking("Hm, let me see", "c2ln"),
              new Part.Text("Grüße 🚂🚃🚄 an alle"),
              new Part.ToolCall("t1", "Bash", "{\"command\":\"ls -la\"}"))
          .stopping(Stop.TOOLS);

  @Test
  void aStreamedMessageHasItsEventsInOrder() {
    assertThat(Answers.messageStream(RICH).pieces())
        .extracting(frame -> frame.substring("event: ".length(), frame.indexOf('\n')))
        .startsWith("message_start", "ping", "content_block_start", "content_block_delta")
        .endsWith("content_block_stop", "message_delta", "message_stop");
  }

  @Test
  void aStreamedChatEndsWithUsageAndDone() {
    var pieces = Answers.chatStream(RICH, true).pieces();
    assertThat(pieces.getLast()).isEqualTo("data: [DONE]\n\n");
    assertThat(pieces.get(pieces.size() - 2)).contains("\"choices\":[]", "\"cached_tokens\":0");
  }

  @Test
  void aStreamedResponseEndsWithItsStatus() {
    assertThat(Answers.responseStream(RICH).pieces().getLast())
        .startsWith("event: response.completed");
    assertThat(Answers.responseStream(RICH.stopping(Stop.MAX_TOKENS)).pieces().getLast())
        .startsWith("event: response.incomplete");
    assertThat(Faults.responseFailed("server_error", "no").pieces().getLast())
        .startsWith("event: response.failed");
  }

  @Test
  void deltasTearNoCharacterApart() {
    assertThat(RICH.inPiecesOf(1).pieces("a🚂b")).containsExactly("a", "🚂", "b");
  }

  @Test
  void theAgentCallsAShellAndThenEndsTheTurn() {
    var tools =
        "\"tools\":[{\"name\":\"Bash\",\"input_schema\":{\"required\":[\"command\"],"
            + "\"properties\":{\"command\":{\"type\":\"string\"}}}}]";
    var prompt = "{\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]," + tools + "}";
    var result =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\"}]}],"
            + tools
            + "}";
    assertThat(agent("/v1/messages", prompt).body()).contains("tool_use", "echo rehearsal");
    assertThat(agent("/v1/messages", result).body()).contains("end_turn", "rehearsal is over");
  }

  @Test
  void theAgentSpeaksEveryDialect() {
    var chat =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"go\"}],\"tools\":[{\"type\":\"function\","
            + "\"function\":{\"name\":\"bash\",\"parameters\":{\"required\":[\"command\"]}}}]}";
    var responses =
        "{\"input\":[{\"role\":\"user\"}],\"stream\":true,\"tools\":[{\"type\":\"function\",\"name\":"
            + "\"shell\",\"parameters\":{\"required\":[\"command\"],\"properties\":{\"command\":"
            + "{\"type\":\"array\"}}}}]}";
    assertThat(agent("/v1/chat/completions", chat).body()).contains("tool_calls", "bash");
    assertThat(agent("/v1/responses", responses).body()).contains("function_call", "echo");
  }

  @Test
  void theAgentFailsWhenThePromptAsksForIt() {
    var prompt = "{\"messages\":[{\"role\":\"user\",\"content\":\"rehearse status 529\"}]}";
    assertThat(agent("/v1/messages", prompt)).extracting(Answer::status).isEqualTo(529);
  }

  @Test
  void theAgentPassesOverWhatTheHarnessSaysAfterThePrompt() {
    var prompt =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"rehearse text\"},"
            + "{\"role\":\"system\",\"content\":\"Mind the tools.\"}],"
            + "\"tools\":[{\"name\":\"Bash\",\"input_schema\":{}}]}";
    assertThat(agent("/v1/messages", prompt).body()).contains("end_turn");
  }

  @Test
  void theAgentStartsAnotherAndWaitsForIt() {
    var tools =
        "\"tools\":[{\"type\":\"namespace\",\"name\":\"agents\",\"tools\":["
            + "{\"name\":\"spawn_agent\",\"parameters\":{\"properties\":{\"message\":{}}}},"
            + "{\"name\":\"wait_agent\",\"parameters\":{\"required\":[\"targets\"],"
            + "\"properties\":{\"targets\":{\"type\":\"array\"}}}}]}]";
    var prompt = "{\"input\":\"rehearse tool spawn_agent\"," + tools + "}";
    var started = "{\"input\":[{\"type\":\"function_call_output\",\"output\":\"agent_id: a-1\"}],";
    assertThat(agent("/v1/responses", prompt).body())
        .contains("\"namespace\":\"agents\"", "\"name\":\"spawn_agent\"", "rehearse text");
    assertThat(agent("/v1/responses", started + tools + "}").body()).contains("wait_agent", "a-1");
  }

  @Test
  void theAgentGivesEveryAnswerAnIdOfItsOwn() {
    var script = new AgentScript();
    var first = script.answer(request("/v1/messages", "{}"));
    assertThat(first.body()).isNotEqualTo(script.answer(request("/v1/messages", "{}")).body());
  }

  private static Answer agent(String path, String body) {
    return new AgentScript().answer(request(path, body));
  }

  private static Received request(String path, String body) {
    return new Received("POST", path, List.of(), body.getBytes(StandardCharsets.UTF_8), 1);
  }
}
