package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that cannot be said in the client's dialect: what is written down, and who is asked
/// next.
class TranslatedFaultsTest {
  private static final Reply HELLO = Reply.text("Hello");
  private static final String CALL =
      "{\"index\":0,\"id\":\"c1\",\"type\":\"function\","
          + "\"function\":{\"name\":\"read\",\"arguments\":\"{oops\"}}";
  private static final Answer BROKEN_CALL =
      Answer.json(
          200,
          "{\"choices\":[{\"message\":{\"tool_calls\":["
              + CALL
              + "]},\"finish_reason\":\"tool_calls\"}],"
              + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}");
  private static final Answer BROKEN_CALLS =
      Answer.events(
          List.of(
              "data: {\"choices\":[{\"delta\":{\"tool_calls\":[" + CALL + "]}}]}\n\n",
              "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}],"
                  + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}\n\n",
              "data: [DONE]\n\n"));

  @AutoClose private final Stage openAi = Stage.speaking(Dialect.OPENAI);
  private final RecordedClient client = new RecordedClient();

  private static void assertPaid(Attempt attempt) {
    assertThat(attempt.result()).isEqualTo(Result.GARBLED);
    assertThat(attempt.usage().input().value()).isEqualTo(1_000);
    assertThat(attempt.usage().output().value()).isEqualTo(50);
    assertThat(attempt.cost().nanos()).isPositive();
  }

  @Test
  void aBrokenToolCallIsAnErrorThatIsPaidFor() {
    openAi.upstream.then(BROKEN_CALL);
    var served = openAi.serve(call(false, target(0), target(1)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text()).contains("/choices/0/message/tool_calls/0/function/arguments");
    assertThat(served.attempts()).hasSize(1);
    assertPaid(served.attempts().getFirst());
  }

  @Test
  void aBrokenToolCallUnderACheckIsEscalated() {
    openAi.upstream.then(BROKEN_CALL, Answers.chat(HELLO));
    var served =
        openAi.serve(call(false, target(0), target(1)), client, (_, _) -> Optional.empty());
    assertThat(client.status()).isEqualTo(200);
    assertPaid(served.attempts().getFirst());
    assertThat(served.attempts().getLast().target()).isEqualTo(target(1));
  }

  @Test
  void aBrokenToolCallOfAHeldStreamIsEscalated() {
    openAi.upstream.then(BROKEN_CALLS, Answers.chatStream(HELLO, false));
    var served = openAi.serve(call(true, target(0), target(1)), client, (_, _) -> Optional.empty());
    assertThat(client.status()).isEqualTo(200);
    assertThat(client.text()).contains("Hello").doesNotContain("oops");
    assertPaid(served.attempts().getFirst());
  }

  @Test
  void aBrokenToolCallOfTheLastTierIsToldAsItIs() {
    openAi.upstream.then(BROKEN_CALL);
    openAi.serve(call(false, target(2)), client, (_, _) -> Optional.empty());
    assertThat(client.status()).isEqualTo(502);
  }

  @Test
  void aStreamWhoseToolCallIsBrokenSaysSoInItsRecord() {
    openAi.upstream.then(BROKEN_CALLS);
    var attempt = only(openAi.serve(call(true, target(0)), client));
    assertPaid(attempt);
    assertThat(attempt.note()).startsWith("the upstream sent ");
  }

  @Test
  void aStreamThatIsCutSaysSoInItsRecord() {
    var answer = Answers.chatStream(HELLO, false);
    openAi.upstream.then(answer.cutAt(answer.body().indexOf("\"stop\""), How.FIN));
    var attempt = only(openAi.serve(call(true, target(0)), client));
    assertThat(attempt.result()).isEqualTo(Result.BROKEN_OFF);
    assertThat(attempt.note()).contains("broke off").doesNotContain("said");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: [DONE]\n\n", ""})
  void aStreamWithoutItsReasonSaysSoInItsRecord(String end) {
    openAi.upstream.then(
        Answer.events(List.of(Answers.chatStream(HELLO, false).pieces().getFirst(), end)));
    var attempt = only(openAi.serve(call(true, target(0)), client));
    assertThat(attempt.note()).contains("before its end").doesNotContain("said");
  }

  @Test
  void garbageInAStreamIsNamedInItsRecord() {
    openAi.upstream.then(
        Answer.events(
            List.of(Answers.chatStream(HELLO, false).pieces().getFirst(), "data: <html>\n\n")));
    var attempt = only(openAi.serve(call(true, target(0)), client));
    assertThat(attempt.result()).isEqualTo(Result.GARBLED);
    assertThat(attempt.note()).isEqualTo("the upstream sent no chunk of a chat completion");
  }

  private static Attempt only(Served served) {
    assertThat(served.attempts()).hasSize(1);
    return served.attempts().getFirst();
  }
}
