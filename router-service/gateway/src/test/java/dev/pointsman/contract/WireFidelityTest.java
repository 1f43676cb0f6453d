package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What reaches the upstream is what the client sent, to the byte.
class WireFidelityTest {
  private static final String MODEL = "\"claude-auto-fast\"";
  private static final int BODIES = 300;

  private final LiveStage stage = new LiveStage();
  private final Random random = new Random(10);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void trial10NothingButTheModelChangesOnTheWayToTheUpstream() throws Exception {
    for (var i = 0; i < BODIES; i++) {
      var body = body();
      assertThat(stage.post("/v1/messages", body).statusCode()).as(body).isEqualTo(200);
      assertThat(stage.upstream().received(i).text())
          .isEqualTo(body.replace(MODEL, "\"claude-haiku-4-5\""));
    }
  }

  @Test
  void hintsAreConsumedAndWhatIsAnthropicsGoesOnVerbatim() throws Exception {
    var hints =
        new String[] {
          "session-id",
          "s",
          "agent-id",
          "a",
          "parent-agent-id",
          "p",
          "request-class",
          "main",
          "agent-type",
          "Plan",
          "compaction",
          "0",
          "context-compacted",
          "1",
          "prev-tool-durations",
          "Bash=742;Read=9",
          "prompt-id",
          "q"
        };
    for (var i = 0; i < hints.length; i += 2) {
      hints[i] = "x-claude-code-" + hints[i];
    }
    stage.post("/v1/messages", Calls.message("claude-auto", "Hi"), hints);
    assertThat(stage.upstream().received(0).headers())
        .noneMatch(field -> field.name().toLowerCase(Locale.ROOT).startsWith("x-claude"));
  }

  @Test
  void headersOfAnthropicAndUnknownOnesGoOnVerbatim() throws Exception {
    stage.post(
        "/v1/messages",
        Calls.message("claude-auto", "Hi"),
        "anthropic-version",
        "2023-06-01",
        "anthropic-beta",
        "b-2,  a-1,b-2",
        "anthropic-workspace-id",
        "wrkspc_1",
        "anthropic-of-tomorrow",
        "Yes; q=1",
        "x-stainless-lang",
        "java");
    var received = stage.upstream().received(0);
    assertThat(received.header("anthropic-version")).contains("2023-06-01");
    assertThat(received.header("anthropic-beta")).contains("b-2,  a-1,b-2");
    assertThat(received.header("anthropic-workspace-id")).contains("wrkspc_1");
    assertThat(received.header("anthropic-of-tomorrow")).contains("Yes; q=1");
    assertThat(received.header("x-stainless-lang")).contains("java");
  }

  /// Bytes of UTF-8 as they are, one of Latin-1 as the letter that it is there.
  @ParameterizedTest
  @CsvSource({"caf\u00c3\u00a9,caf\u00c3\u00a9", "caf\u00e9,caf\u00c3\u00a9"})
  void lettersBeyondAsciiInAHeaderReachTheClient(String bytes, String told) throws Exception {
    stage.upstream().then(Answers.message(Reply.text("Hello")).with("x-region", bytes));
    var answer = stage.post("/v1/messages", Calls.message("claude-auto", "Hi"));
    assertThat(answer.headers().firstValue("x-region")).contains(told);
  }

  @Test
  void trial03HeadersOfTheConnectionStayHere() throws Exception {
    var heard =
        stage.hears(
            LiveStage.raw(
                "/v1/messages",
                Calls.message("claude-auto", "Hi"),
                "Connection: x-secret-hop, close",
                "x-secret-hop: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Host: evil",
                "Forwarded: for=10.0.0.1",
                "Proxy-Authorization: Basic x",
                "x-pointsman-tenant: other"));
    assertThat(heard).startsWith("HTTP/1.1 200");
    var received = stage.upstream().received(0);
    assertThat(received.headers())
        .extracting(field -> field.name().toLowerCase(Locale.ROOT))
        .doesNotContain("x-secret-hop", "keep-alive", "te", "x-forwarded-for", "x-forwarded-host")
        .doesNotContain("forwarded", "proxy-authorization", "x-pointsman-tenant");
    assertThat(received.header("host")).contains("127.0.0.1:" + stage.upstream().port());
  }

  @Test
  void trial04HeadersOfTheUpstreamCannotSpeakForTheRouter() throws Exception {
    stage
        .upstream()
        .then(
            Answers.message(Reply.text("Hello"))
                .with("x-pointsman-tier", "forged")
                .with("set-cookie", "a=b")
                .with("x-request-id", "a\rx-split: yes")
                .with("anthropic-ratelimit-unified-status", "allowed"));
    var answer = stage.post("/v1/messages", Calls.message("claude-auto", "Hi"));
    assertThat(answer.headers().allValues("x-pointsman-tier")).doesNotContain("forged");
    assertThat(answer.headers().map()).doesNotContainKeys("x-split", "set-cookie");
  }

  @Test
  void headersOfTheAnswerReachTheClientWithTheRouters() throws Exception {
    stage
        .upstream()
        .then(
            Answers.message(Reply.text("Hello"))
                .with("anthropic-ratelimit-unified-status", "allowed")
                .with("anthropic-organization-id", "org"));
    var headers = stage.post("/v1/messages", Calls.message("claude-auto", "Hi")).headers();
    assertThat(headers.firstValue("request-id")).contains("req_scripted");
    assertThat(headers.firstValue("anthropic-ratelimit-unified-status")).contains("allowed");
    assertThat(headers.firstValue("anthropic-organization-id")).contains("org");
    assertThat(headers.firstValue("x-pointsman-tier")).contains("fast");
    assertThat(headers.firstValue("x-pointsman-model")).contains("claude-haiku-4-5");
    assertThat(headers.firstValue("x-pointsman-decision-id").orElse("")).isNotEmpty();
  }

  /// A Messages call with whatever a client of tomorrow may put in it.
  private String body() {
    var body = new StringBuilder("{").append(gap());
    for (var i = random.nextInt(4); i > 0; i--) {
      body.append("\"before_%d\":".formatted(i)).append(value(3)).append(gap()).append(',');
    }
    body.append(gap()).append("\"model\"").append(gap()).append(':').append(gap()).append(MODEL);
    body.append(",\"max_tokens\":").append(gap()).append("64,").append(gap());
    body.append("\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":");
    body.append(text())
        .append("},{\"type\":\"hologram\",\"rays\":")
        .append(value(3))
        .append("}]}]");
    for (var i = random.nextInt(4); i > 0; i--) {
      body.append(gap()).append(",\"after_%d\":".formatted(i)).append(value(3));
    }
    return body.append(gap()).append('}').append(gap()).toString();
  }

  private String gap() {
    return " \n\t\r".repeat(2).substring(0, random.nextInt(4));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> text();
      case 1 -> number();
      case 2 -> "null";
      case 3 -> Boolean.toString(random.nextBoolean());
      case 4 -> "[" + gap() + value(depth - 1) + "," + gap() + value(depth - 1) + "]";
      default ->
          "{" + gap() + text().replaceFirst("\"", "\"k") + gap() + ":" + value(depth - 1) + "}";
    };
  }

  private String number() {
    var numbers = new String[] {"-0", "0.10", "1E5", "1.0e+2", "12345678901234567890123", "1e-9"};
    return numbers[random.nextInt(numbers.length)];
  }

  private String text() {
    var pieces =
        new String[] {"a", "\\u00e9", "é", "\\/", "/", "😀", "\\ud83d\\ude00", "\\n", "model", " "};
    var text = new StringBuilder("\"x");
    for (var i = random.nextInt(6); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.append('"').toString();
  }
}
