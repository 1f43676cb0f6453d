package dev.pointsman.contract;

import static dev.pointsman.contract.Calls.answered;
import static dev.pointsman.contract.Calls.calledTool;
import static dev.pointsman.contract.Calls.messages;
import static dev.pointsman.contract.Calls.said;
import static dev.pointsman.contract.Calls.toolSaid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call owes to the calls before it, over HTTP.
class LiveSessionsTest {
  private static final String FAST = "claude-haiku-4-5";
  private static final String PREMIUM = "claude-opus-4-6";
  private static final String EASY = "What is a frog";
  private static final String HARD = "An intricate question";
  private static final String[] ONE = {"x-claude-code-session-id", "s1"};

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aToolLoopStaysWithTheModelThatBeganIt() throws Exception {
    assertThat(served(ONE, said(HARD))).isEqualTo(PREMIUM);
    assertThat(served(ONE, said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
    assertThat(served(new String[] {"x-claude-code-session-id", "s2"}, said(EASY))).isEqualTo(FAST);
    assertThat(served(ONE, said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
  }

  @Test
  void aToolLoopThatBeganCheaplyIsNotMadeDearer() throws Exception {
    assertThat(served(ONE, said(EASY))).isEqualTo(FAST);
    assertThat(served(ONE, said(EASY), calledTool(), toolSaid(HARD))).isEqualTo(FAST);
  }

  @Test
  void aNewPromptIsDecidedAnew() throws Exception {
    assertThat(served(ONE, said(EASY))).isEqualTo(FAST);
    assertThat(served(ONE, said(EASY), answered("Yes"), said(HARD))).isEqualTo(PREMIUM);
  }

  @Test
  void aConversationWithoutAnIdIsKnownByItsStart() throws Exception {
    assertThat(served(new String[0], said(HARD))).isEqualTo(PREMIUM);
    assertThat(served(new String[0], said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
  }

  @Test
  void aTitleNeitherTakesNorSetsTheSessionsTier() throws Exception {
    assertThat(titled()).isEqualTo(FAST);
    assertThat(served(ONE, said(HARD))).isEqualTo(PREMIUM);
    assertThat(titled()).isEqualTo(FAST);
    assertThat(served(ONE, said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
    assertThat(stage.decisions())
        .extracting(record -> record.at("/call/kind").asText())
        .containsExactly("main", "title", "main", "title");
  }

  @Test
  void aSubAgentHasAStateOfItsOwn() throws Exception {
    String[] agent = {"x-claude-code-session-id", "s1", "x-claude-code-agent-id", "a7"};
    assertThat(served(ONE, said(HARD))).isEqualTo(PREMIUM);
    assertThat(served(agent, said(EASY))).isEqualTo(FAST);
    assertThat(served(ONE, said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
    assertThat(served(agent, said(EASY), calledTool(), toolSaid(HARD))).isEqualTo(FAST);
    assertThat(stage.decisions())
        .extracting(record -> record.at("/agent").asText())
        .containsExactly("a7", "", "a7", "");
  }

  @Test
  void trial41TenantsDoNotShareASession() throws Exception {
    var environment = new HashMap<>(LiveGateway.anthropicKey(stage.upstream().base()));
    environment.put("POINTSMAN_CLIENT_KEYS", "a=pk-secret-0123456789,b=pk-secret-9876543210");
    stage.restart(environment, LiveStage.QUICK);
    String[] a = {"x-claude-code-session-id", "s1", "x-api-key", "pk-secret-0123456789"};
    String[] b = {"x-claude-code-session-id", "s1", "x-api-key", "pk-secret-9876543210"};
    assertThat(served(a, said(HARD))).isEqualTo(PREMIUM);
    assertThat(served(b, said(EASY), calledTool(), toolSaid(EASY))).isEqualTo(FAST);
    assertThat(served(a, said(HARD), calledTool(), toolSaid(EASY))).isEqualTo(PREMIUM);
  }

  @Test
  void aThreadOfCodexStaysWithTheModelThatBeganIt() throws Exception {
    var input =
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"%s\"}]}";
    var call =
        "{\"type\":\"custom_tool_call\",\"call_id\":\"c1\",\"name\":\"apply_patch\",\"input\":\"x\"}";
    var output = "{\"type\":\"custom_tool_call_output\",\"call_id\":\"c1\",\"output\":\"done\"}";
    var hard = input.formatted(HARD);
    assertThat(codex("t1", hard)).isEqualTo("gpt-5.5");
    assertThat(codex("t2", input.formatted(EASY))).isEqualTo("gpt-4.1-nano");
    assertThat(codex("t1", hard, call, output)).isEqualTo("gpt-5.5");
  }

  @ParameterizedTest
  @CsvSource({
    "claude-auto-premium,,claude-opus-4-6",
    "claude-auto-fast,,claude-haiku-4-5",
    "CLAUDE-AUTO-PREMIUM,,claude-opus-4-6",
    "auto-premium,,claude-opus-4-6",
    "claude-auto,premium,claude-opus-4-6",
    "claude-auto,PREMIUM,claude-opus-4-6",
    "claude-auto-fast,premium,claude-opus-4-6",
    "claude-opus-4-6,,claude-opus-4-6",
    "claude-opus-4-6,fast,claude-haiku-4-5"
  })
  void whatIsForcedIsServed(String model, String tier, String expected) throws Exception {
    String[] headers = tier == null ? new String[0] : new String[] {"x-pointsman-tier", tier};
    var answer = stage.post("/v1/messages", messages(model, said("What is a frog")), headers);
    assertThat(stage.modelOf(0)).isEqualTo(expected);
    assertThat(answer.headers().firstValue("x-pointsman-model")).contains(expected);
    assertThat(stage.record(answer).at("/decision/forced").asBoolean()).isTrue();
  }

  @Test
  void whatIsForcedIsServedInAToolLoopToo() throws Exception {
    assertThat(served(ONE, said(EASY))).isEqualTo(FAST);
    String[] forced = {"x-claude-code-session-id", "s1", "x-pointsman-tier", "premium"};
    assertThat(served(forced, said(EASY), calledTool(), toolSaid("go on"))).isEqualTo(PREMIUM);
  }

  @Test
  void aRoleAndALeastTierAreHeeded() throws Exception {
    assertThat(served(new String[] {"x-pointsman-role", "planner"}, said(EASY))).isEqualTo(PREMIUM);
    assertThat(served(new String[] {"x-pointsman-min-tier", "premium"}, said("And a toad")))
        .isEqualTo(PREMIUM);
    assertThat(served(new String[] {"x-claude-code-agent-type", "Explore"}, said(HARD)))
        .isEqualTo(FAST);
  }

  private int calls;

  /// The model that the upstream was asked for.
  private String served(String[] headers, String... turns) throws Exception {
    assertThat(stage.post("/v1/messages", messages("claude-auto", turns), headers).statusCode())
        .isEqualTo(200);
    return stage.modelOf(calls++);
  }

  private String titled() throws Exception {
    var body =
        messages("claude-auto", said("mend the crossing"))
            .replaceFirst(
                "\\{",
                "{\"system\":\"Generate a concise, sentence-case title for this session.\",");
    assertThat(stage.post("/v1/messages", body, ONE).statusCode()).isEqualTo(200);
    return stage.modelOf(calls++);
  }

  private String codex(String thread, String... items) throws Exception {
    var body =
        "{\"model\":\"auto\",\"store\":false,\"input\":[%s]}".formatted(String.join(",", items));
    var metadata =
        "{\"session_id\":\"s\",\"thread_id\":\"%s\",\"request_kind\":\"turn\"}".formatted(thread);
    assertThat(stage.post("/v1/responses", body, "x-codex-turn-metadata", metadata).statusCode())
        .isEqualTo(200);
    return stage.modelOf(calls++);
  }
}
