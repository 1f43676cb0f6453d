package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Price;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Answer.Garbled;
import dev.pointsman.upstream.Answer.Read;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void anAnswerIsReadWithItsUsageAndWhatTheFutureAdds() {
    var answer =
        read(
            Dialect.ANTHROPIC_MESSAGES,
            """
            {"model":"claude-x","content":[{"type":"new"}],"stop_reason":"tool_use","more":[{}],
             "usage":{"input_tokens":3,"cache_read_input_tokens":2,"output_tokens":1,"x":{"y":1}}}
            """);
    assertThat(answer).isInstanceOf(Read.class);
    var read = (Read) answer;
    assertThat(read.usage().cacheRead()).isEqualTo(new TokenCount(2));
    assertThat(read.stopReason()).isEqualTo("tool_use");
    assertThat(read.model()).isEqualTo("claude-x");
  }

  @Test
  void halfACharacterInAnAnswerIsNotOurAffair() {
    var body = "{\"choices\":[{\"message\":{\"content\":\"\\ud83d\"}}],\"usage\":null}";
    assertThat(read(Dialect.OPENAI_CHAT, body)).isInstanceOf(Read.class);
  }

  @Test
  void whatIsCachedForAnHourCostsTwiceItsInput() {
    var usage =
        usage(
            Dialect.ANTHROPIC_MESSAGES,
            "{'content':[],'usage':{'input_tokens':0,'output_tokens':0,"
                + "'cache_creation_input_tokens':1000000,'cache_creation':"
                + "{'ephemeral_5m_input_tokens':400000,'ephemeral_1h_input_tokens':600000}}}");
    assertThat(usage.costAt(Price.perMillion(1, 5))).isEqualTo(Usd.of(0.4 * 1.25 + 0.6 * 2));
  }

  @Test
  void toCountTokensCostsNothing() {
    var answer = read(Dialect.ANTHROPIC_MESSAGES, "{\"input_tokens\":5000}");
    assertThat(((Read) answer).usage()).isEqualTo(Usage.NONE);
  }

  @Test
  void whatIsNoAnswerIsNamedWithoutAWordOfIt() {
    assertThat(reason("<html>secret</html>")).isEqualTo("expected a JSON object, got HTML or XML");
    assertThat(reason("")).isEqualTo("expected a JSON object, got nothing");
    assertThat(reason("{\"choices\":[")).isEqualTo("expected a JSON object, got something else");
    assertThat(reason("{\"error\":{}}")).isEqualTo("expected an answer, got an error");
    assertThat(reason("{}")).isEqualTo("expected an answer, got JSON of another kind");
  }

  @Test
  void anErrorThatMayPassStandsForItsStatus() {
    var error = "{\"error\":{\"code\":429,\"message\":\"no\"}}";
    assertThat(read(Dialect.OPENAI_CHAT, error))
        .isEqualTo(new Answer.Failed(new OpeningFailure(429, Body.of(error))));
  }

  @Test
  void anErrorThatLastsIsReadInWhateverShapeItComes() {
    for (var error :
        new String[] {
          "{\"error\":\"no such model\",\"code\":404}",
          "{\"object\":\"error\",\"message\":\"no such model\",\"code\":404}",
          "{\"error\":{\"errors\":[{\"msg\":\"no such model\"}],\"code\":404}}"
        }) {
      assertThat(read(Dialect.OPENAI_CHAT, error))
          .isEqualTo(new Answer.Refused(new OpeningFailure(404, Body.of(error))));
    }
  }

  @Test
  void anAccountThatIsSpentLasts() {
    var error = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"no\"}}";
    assertThat(read(Dialect.OPENAI_CHAT, error))
        .isEqualTo(new Answer.Refused(new OpeningFailure(429, Body.of(error))));
  }

  @Test
  void aWholeResponseThatFailedForNowStandsForItsStatus() {
    var failed =
        "{\"status\":\"failed\",\"output\":[],\"error\":{\"code\":\"%s\",\"message\":\"no\"}}";
    var passing = failed.formatted("server_error");
    assertThat(read(Dialect.OPENAI_RESPONSES, passing))
        .isEqualTo(new Answer.Failed(new OpeningFailure(500, Body.of(passing))));
    assertThat(read(Dialect.OPENAI_RESPONSES, failed.formatted("invalid_prompt")))
        .isInstanceOf(Read.class);
  }

  private static String reason(String body) {
    return ((Garbled) read(Dialect.OPENAI_CHAT, body)).reason();
  }

  private static Answer read(Dialect dialect, String body) {
    return Answer.of(dialect, Body.of(body));
  }

  @Test
  void anAnswerThatTellsNoUsageMovedAtLeastTheWordsThatCame() {
    var words = "x".repeat(400);
    assertThat(
            usage(
                Dialect.ANTHROPIC_MESSAGES, "{'content':[{'type':'text','text':'" + words + "'}]}"))
        .isEqualTo(wrote(100));
    assertThat(
            usage(
                Dialect.ANTHROPIC_MESSAGES,
                "{'content':[{'type':'tool_use','id':'t','name':'f','input':{'k':'"
                    + words
                    + "'}}]}"))
        .isEqualTo(wrote(102));
    assertThat(
            usage(
                Dialect.OPENAI_CHAT,
                "{'choices':[{'message':{'role':'assistant','content':null,'tool_calls':"
                    + "[{'id':'c','type':'function','function':{'name':'f','arguments':'"
                    + words
                    + "'}}]}}]}"))
        .isEqualTo(wrote(100));
    assertThat(
            usage(
                Dialect.OPENAI_RESPONSES,
                "{'output':[{'type':'message','content':[{'type':'output_text','text':'"
                    + words
                    + "'}]}]}"))
        .isEqualTo(wrote(100));
  }

  private static Usage usage(Dialect dialect, String json) {
    return ((Read) read(dialect, json.replace('\'', '"'))).usage();
  }

  private static Usage wrote(long tokens) {
    return new Usage(
        TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, new TokenCount(tokens), false);
  }
}
