package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.upstream.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One key serves the clients of both dialects.
class OneKeyTest {
  private static final String CHAT = Calls.to(Endpoint.CHAT_COMPLETIONS);
  private static final String MESSAGE = Calls.to(Endpoint.MESSAGES, "claude-auto");
  private static final Reply TOOL = Reply.tool("call_1", "read", "{\"path\":\"a.txt\"}");

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  private void onlyAnthropic() {
    stage.restart(LiveGateway.anthropicKey(stage.upstream().base()), LiveStage.QUICK);
  }

  private void onlyOpenAi() {
    stage.restart(LiveGateway.openAiKey(stage.upstream().base()), LiveStage.QUICK);
  }

  @Test
  void aChatIsAnsweredByAnthropic() throws Exception {
    onlyAnthropic();
    var answer = stage.post("/v1/chat/completions", CHAT, "openai-organization", "org");
    assertThat(LiveStage.json(answer).at("/choices/0/message/content").asText()).isEqualTo("Hello");
    var received = stage.upstream().received(0);
    assertThat(received.path()).isEqualTo("/v1/messages");
    assertThat(received.header("anthropic-version")).contains("2023-06-01");
    assertThat(received.header("x-api-key")).contains("sk-ant-upstream");
    assertThat(received.header("openai-organization")).isEmpty();
  }

  @Test
  void aStreamedChatIsAnsweredByAnthropic() throws Exception {
    onlyAnthropic();
    stage.upstream().then(Answers.messageStream(TOOL));
    var body =
        Calls.streamed(CHAT).replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},");
    var answer = stage.post("/v1/chat/completions", body);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.body()).startsWith("data: {").endsWith("data: [DONE]\n\n");
    assertThat(answer.body()).contains("\"tool_calls\"", "\"call_1\"", "\"usage\":{");
    assertThat(stage.record(answer).at("/serving/attempts/0/usage/complete").asBoolean()).isTrue();
  }

  @Test
  void anErrorOfAnthropicReachesAChatAsAnErrorOfOpenAi() throws Exception {
    onlyAnthropic();
    stage.always(request -> Faults.rateLimited("120"));
    var answer = stage.post("/v1/chat/completions", CHAT);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("120");
    assertThat(LiveStage.json(answer).path("type").isMissingNode()).isTrue();
    assertThat(LiveStage.json(answer).at("/error/message").asText()).contains("rate limit");
  }

  @Test
  void aStreamOfAnthropicThatIsCutDoesNotEndAChatWell() throws Exception {
    onlyAnthropic();
    stage.upstream().then(Answers.messageStream(TOOL).cutAfter(3, How.RST));
    var answer = stage.post("/v1/chat/completions", Calls.streamed(CHAT));
    assertThat(answer.body()).contains("\"error\"").doesNotContain("[DONE]");
  }

  @Test
  void aMessageIsAnsweredByOpenAi() throws Exception {
    onlyOpenAi();
    var answer = stage.post("/v1/messages?beta=true", MESSAGE, "anthropic-beta", "a,b");
    assertThat(LiveStage.json(answer).at("/content/0/text").asText()).isEqualTo("Hello");
    assertThat(LiveStage.json(answer).path("type").asText()).isEqualTo("message");
    var received = stage.upstream().received(0);
    assertThat(received.target()).isEqualTo("/v1/chat/completions");
    assertThat(received.header("authorization")).contains("Bearer sk-upstream");
    assertThat(received.header("anthropic-beta")).isEmpty();
  }

  @Test
  void aStreamedMessageIsAnsweredByOpenAi() throws Exception {
    onlyOpenAi();
    stage.upstream().then(Answers.chatStream(TOOL, true));
    var answer = stage.post("/v1/messages", Calls.streamed(MESSAGE));
    assertThat(answer.body()).startsWith("event: message_start\n").doesNotContain("[DONE]");
    assertThat(answer.body())
        .contains("\"tool_use\"", "\"call_1\"", "\"stop_reason\":\"tool_use\"");
    assertThat(answer.body().stripTrailing()).endsWith("{\"type\":\"message_stop\"}");
    assertThat(stage.record(answer).at("/serving/attempts/0/usage/complete").asBoolean()).isTrue();
  }

  @Test
  void anErrorOfOpenAiReachesAMessageAsAnErrorOfAnthropic() throws Exception {
    onlyOpenAi();
    stage.always(request -> Faults.openAi(400, "too long"));
    var answer = stage.post("/v1/messages", MESSAGE);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(LiveStage.json(answer).at("/error/type").asText())
        .isEqualTo("invalid_request_error");
    assertThat(LiveStage.json(answer).at("/error/message").asText()).contains("too long");
  }

  @Test
  void aStreamOfOpenAiThatIsCutDoesNotEndAMessageWell() throws Exception {
    onlyOpenAi();
    stage.upstream().then(Answers.chatStream(TOOL, true).cutAfter(2, How.FIN));
    var answer = stage.post("/v1/messages", Calls.streamed(MESSAGE));
    assertThat(answer.body()).contains("event: error\n").doesNotContain("message_stop");
  }

  @Test
  void responsesWithoutAKeyOfOpenAiAreRefusedNamingIt() throws Exception {
    onlyAnthropic();
    for (var model : new String[] {"auto", "auto-premium", "gpt-5.5", "gpt-of-tomorrow"}) {
      var answer = stage.post("/v1/responses", Calls.to(Endpoint.RESPONSES, model));
      assertThat(answer.statusCode()).as(model).isBetween(400, 401);
      assertThat(LiveStage.json(answer).at("/error/message").asText())
          .as(model)
          .contains("OPENAI_API_KEY");
    }
    assertThat(stage.upstream().received()).isEmpty();
    assertThat(stage.decisions()).hasSize(4);
  }

  @Test
  void aModelWithoutAKeyIsRefusedNamingWhatHasOne() throws Exception {
    onlyOpenAi();
    var answer = stage.post("/v1/messages", Calls.to(Endpoint.MESSAGES, "claude-opus-9"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(LiveStage.json(answer).at("/error/message").asText())
        .contains("ANTHROPIC_API_KEY", "claude-auto", "CLAUDE_CODE_SUBAGENT_MODEL");
    assertThat(stage.upstream().received()).isEmpty();
  }

  @Test
  void tokensAreCountedHereWhereNoProviderCan() throws Exception {
    onlyOpenAi();
    var answer = stage.post("/v1/messages/count_tokens", MESSAGE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(LiveStage.json(answer).path("input_tokens").asLong()).isBetween(5L, 20L);
    assertThat(LiveStage.json(answer)).hasSize(1);
    assertThat(stage.upstream().received()).isEmpty();
  }

  @Test
  void theRecordSaysThatTokensWereCountedHere() throws Exception {
    onlyOpenAi();
    var record = stage.record(stage.post("/v1/messages/count_tokens", MESSAGE));
    assertThat(record.at("/serving/ending").asText()).isEqualTo("answered");
    assertThat(record.at("/serving/notes/0").asText()).contains("counted here", "openai");
    assertThat(record.at("/serving/attempts")).isEmpty();
  }

  @Test
  void replay23APromptOf200ThousandTokensIsCountedInTime() throws Exception {
    onlyOpenAi();
    stage.post("/v1/messages/count_tokens", MESSAGE);
    var longest = Calls.message("claude-auto", "return value + 1; ".repeat(40_000));
    var fastest = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var start = System.nanoTime();
      var answer = stage.post("/v1/messages/count_tokens", longest);
      fastest = Math.min(fastest, System.nanoTime() - start);
      assertThat(LiveStage.json(answer).path("input_tokens").asLong())
          .isBetween(190_000L, 290_000L);
    }
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void whatCannotBeTranslatedIsRefusedNamingTheField() throws Exception {
    onlyAnthropic();
    var answer = stage.post("/v1/chat/completions", CHAT.replaceFirst("\\{", "{\"n\":3,"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(LiveStage.json(answer).at("/error/message").asText()).contains("n");
    assertThat(stage.upstream().received()).isEmpty();
    assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
  }

  @Test
  void aPingComesToAChatWhileAnthropicIsSilent() throws Exception {
    onlyAnthropic();
    Answer late = Answers.messageStream(TOOL).after(Duration.ofMillis(1_500));
    stage.upstream().then(late);
    var answer = stage.post("/v1/chat/completions", Calls.streamed(CHAT));
    assertThat(answer.body()).startsWith(":").endsWith("data: [DONE]\n\n");
  }
}
