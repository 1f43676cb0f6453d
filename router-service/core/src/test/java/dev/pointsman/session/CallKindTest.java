package dev.pointsman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ClientHints;
import dev.pointsman.wire.ChatRequestReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallKindTest {
  private static final String WORK =
      "{'max_tokens':32000,'system':'You are an agent.','tools':[{'name':'Bash','input_schema':{}}],"
          + "'messages':[{'role':'user','content':'fix the failing test'}]}";

  @Test
  void anOrdinaryCallIsMain() {
    assertThat(kind(WORK)).isEqualTo(CallKind.MAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "main, MAIN",
    "subagent, SUBAGENT",
    "workflow, MAIN",
    "compaction, COMPACTION",
    "auxiliary, AUXILIARY",
    "something-new, MAIN"
  })
  void believesTheRequestClassThatItKnows(String stated, CallKind kind) {
    assertThat(kind(WORK, Talk.hints("x-claude-code-request-class", stated))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"turn, MAIN", "prewarm, PROBE", "compaction, COMPACTION", "background_turn, MAIN"})
  void believesTheRequestKindOfCodex(String stated, CallKind kind) {
    var metadata = "{\"thread_id\":\"t\",\"request_kind\":\"%s\"}".formatted(stated);
    assertThat(kind(WORK, Talk.hints("x-codex-turn-metadata", metadata))).isEqualTo(kind);
  }

  @Test
  void anAgentIdMakesASubagent() {
    var hints = Talk.hints("x-claude-code-session-id", "s", "x-claude-code-agent-id", "a");
    assertThat(kind(WORK, hints)).isEqualTo(CallKind.SUBAGENT);
  }

  @Test
  void aCodexGuardianIsASafetyCall() {
    var metadata = "{\"thread_id\":\"t\",\"subagent_kind\":\"guardian\"}";
    assertThat(kind(WORK, Talk.hints("x-codex-turn-metadata", metadata)))
        .isEqualTo(CallKind.SAFETY);
  }

  @ParameterizedTest
  @CsvSource({"quota", "test"})
  void oneTokenOfAnswerIsAProbe(String word) {
    assertThat(kind("{'max_tokens':1,'messages':[{'role':'user','content':'%s'}]}".formatted(word)))
        .isEqualTo(CallKind.PROBE);
  }

  @Test
  void aWarmupIsAProbeDespiteItsTools() {
    assertThat(kind(WORK.replace("fix the failing test", "Warmup"))).isEqualTo(CallKind.PROBE);
  }

  @Test
  void noticesTopicAndTitleCalls() {
    assertThat(small("Answer with isNewTopic and title.", "hello")).isEqualTo(CallKind.TITLE);
    assertThat(small("Please write a title for this coding session.", "hello"))
        .isEqualTo(CallKind.TITLE);
    assertThat(
            kind(
                "{'messages':[{'role':'system','content':'You are a title generator. Nothing else.'},"
                    + "{'role':'user','content':'Generate a title for this conversation:'},"
                    + "{'role':'user','content':'fix it'}]}"))
        .isEqualTo(CallKind.TITLE);
  }

  @Test
  void aPageWithATitleIsWork() {
    assertThat(small("You write HTML.", "create a page with a title")).isEqualTo(CallKind.MAIN);
    assertThat(kind(WORK.replace("You are an agent.", "Write a title bar.")))
        .isEqualTo(CallKind.MAIN);
  }

  @Test
  void aGuardIsKnownByItsBodyWhateverTheHeaderSays() {
    var guard =
        WORK.replace("You are an agent.", "You are a security monitor for autonomous agents");
    var withoutTools = guard.replace("{'name':'Bash','input_schema':{}}", "");
    assertThat(kind(withoutTools, Talk.hints("x-claude-code-request-class", "main")))
        .isEqualTo(CallKind.SAFETY);
  }

  @Test
  void noticesCompactionAndSuggestionByTheNewestText() {
    assertThat(
            kind(
                WORK.replace(
                    "fix the failing test",
                    "Your task is to create a detailed summary of the conversation so far")))
        .isEqualTo(CallKind.COMPACTION);
    assertThat(kind(WORK.replace("fix the failing test", "[SUGGESTION MODE: go on]")))
        .isEqualTo(CallKind.SUGGESTION);
  }

  @Test
  void wordsDeepInAPromptAreTheUsers() {
    var quoted = "x ".repeat(600) + "[SUGGESTION MODE: go on]";
    assertThat(kind(WORK.replace("fix the failing test", quoted))).isEqualTo(CallKind.MAIN);
  }

  @Test
  void onlyWorkIsNoHousekeeping() {
    assertThat(CallKind.values())
        .filteredOn(kind -> !kind.isHousekeeping())
        .containsExactly(CallKind.MAIN, CallKind.SUBAGENT);
  }

  private static CallKind small(String system, String prompt) {
    return kind(
        "{'max_tokens':300,'system':'%s','messages':[{'role':'user','content':'%s'}]}"
            .formatted(system, prompt));
  }

  private static CallKind kind(String body) {
    return kind(body, ClientHints.NONE);
  }

  private static CallKind kind(String body, ClientHints hints) {
    var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return CallKind.of(ChatRequestReader.read(bytes), hints);
  }
}
