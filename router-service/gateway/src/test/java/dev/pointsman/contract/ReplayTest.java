package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rehearsal.Scripted.How;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What agents send and providers answer, replayed from golden files.
@ExtendWith(OnStage.class)
class ReplayTest {
  private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
  private static final Duration SILENCE =
      Duration.ofSeconds(Long.getLong("pointsman.silence.seconds", 3));
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void close() {
    CLIENT.shutdownNow();
  }

  @Test
  void replay01StreamWithThinkingAndTools(Stage stage) throws Exception {
    assertUnharmed(stage, "01-thinking-and-tools");
  }

  @Test
  void replay02ParallelTools(Stage stage) throws Exception {
    assertUnharmed(stage, "02-parallel-tools");
  }

  @Test
  void replay03CountTokensWithToolsAndImages(Stage stage) throws Exception {
    assertUnharmed(stage, "03-count-tokens");
    assertThat(stage.received().path()).isEqualTo("/v1/messages/count_tokens");
  }

  @Test
  void replay04Compaction(Stage stage) throws Exception {
    assertUnharmed(stage, "04-compaction");
  }

  @ParameterizedTest
  @ValueSource(strings = {"05-subagent-hinted", "05-subagent-plain"})
  void replay05SubAgent(String name, Stage stage) throws Exception {
    assertUnharmed(stage, name);
  }

  @Test
  void replay06TitleStaysWithTheModelThatItAsksFor(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("06-title"), "claude-haiku-4-5");
  }

  @Test
  void replay07SilenceIsFollowedByTheWholeAnswer(Stage stage) throws Exception {
    var replay = Replay.of("07-silence");
    stage.next(replay.scripted().after(SILENCE));
    var heard = play(stage, replay).body();
    assertThat(heard).startsWith(PING.repeat(2));
    assertThat(heard.replace(PING, "")).isEqualTo(replay.answer().body().replace(PING, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "120"})
  void replay08RateLimitNamesItsWait(String seconds, Stage stage) throws Exception {
    var answer = assertErrorUnharmed(stage, "08-rate-limited-" + seconds);
    assertThat(answer.headers().firstValue("retry-after")).contains(seconds);
    assertThat(answer.headers().firstValue("x-should-retry")).contains("true");
    assertThat(answer.headers().firstValue("anthropic-ratelimit-unified-status"))
        .contains("rejected");
  }

  @Test
  void replay09OverloadIsPassedOn(Stage stage) throws Exception {
    assertThat(assertErrorUnharmed(stage, "09-overloaded").statusCode()).isEqualTo(529);
  }

  @Test
  void replay10AStreamThatIsCutUpstreamDoesNotEndWell(Stage stage) throws Exception {
    var replay = Replay.of("10-cut");
    stage.always(request -> replay.scripted().cutAfter(5, How.RST));
    assertThatThrownBy(() -> assertThat(play(stage, replay).body()).contains("event: message_stop"))
        .isInstanceOfAny(IOException.class, AssertionError.class);
  }

  @Test
  void replay10AStreamThatTheClientLeavesIsCancelledUpstream(Stage stage) throws Exception {
    var replay = Replay.of("10-cut");
    stage.next(replay.scripted().silentAfter(4));
    try (var body = open(stage, replay)) {
      assertThat(body.readNBytes(20)).hasSize(20);
    }
    assertThat(stage.received().isClosedWithin(Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void replay11InvalidSignatureVerbatim(Stage stage) throws Exception {
    assertThat(assertErrorUnharmed(stage, "11-invalid-signature").statusCode()).isEqualTo(400);
  }

  @Test
  void replay12UnknownBetaWithItsBodyField(Stage stage) throws Exception {
    assertUnharmed(stage, "12-unknown-beta");
    assertThat(stage.received().header("anthropic-beta"))
        .contains("signal-forecast-2027-01-01,claude-code-20250219");
  }

  @Test
  void replay13SafeguardsRoundTrip(Stage stage) throws Exception {
    assertUnharmed(stage, "13-safeguards");
  }

  @Test
  void replay14AModelOfAMillionTokens(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("14-one-million"), "claude-opus-4-6[1m]");
    assertThat(stage.received().header("anthropic-beta")).contains("context-1m-2025-08-07");
  }

  @Test
  void replay15DiscoveryWithinThreeSeconds(Stage stage) throws Exception {
    var replay = Replay.of("15-discovery");
    stage.next(replay.scripted());
    var start = System.nanoTime();
    var answer = play(stage, replay);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Stage.json(answer.body()).at("/data/0/id").asText()).contains("claude");
  }

  @Test
  void replay16CodexAppliesAPatch(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("16-apply-patch"), "auto-premium");
  }

  @Test
  void replay17CodexSubAgent(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("17-codex-subagent"), "auto-premium");
  }

  @Test
  void replay18EncryptedReasoningStaysWithItsProvider(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("18-encrypted-reasoning"), "auto-premium");
  }

  @Test
  void replay19ResponsesShapedBodyAtChatCompletions(Stage stage) throws Exception {
    var replay = Replay.of("19-cursor");
    stage.next(replay.scripted());
    assertThat(play(stage, replay).body()).isEqualTo(replay.answer().body());
    assertThat(stage.received().json().at("/messages/1/content").asText())
        .isEqualTo("Rename the platform.");
    assertThat(stage.received().json().at("/tools/0/function/name").asText())
        .isEqualTo("edit_file");
    assertThat(stage.received().json().has("input")).isFalse();
  }

  @Test
  void replay20ClineWithoutCacheControlIsGivenNone(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("20-cline"), "auto-fast");
    assertThat(stage.received().text()).doesNotContain("cache_control");
  }

  @Test
  void replay21UsageIsTheLastChunkBeforeDone(Stage stage) throws Exception {
    assertUnharmed(stage, Replay.of("21-include-usage"), "auto-fast");
  }

  @Test
  void replay22ToolJsonThatWasCutIsNotMended(Stage stage) throws Exception {
    assertUnharmed(stage, "22-tool-json-cut");
  }

  @Test
  void replay23APromptOfTwoHundredThousandTokens(Stage stage) throws Exception {
    var replay = Replay.of("23-long-prompt").with("LONG", "signal ".repeat(200_000));
    assertUnharmed(stage, replay, Replay.ASKED);
  }

  @Test
  void replay24EverythingButTheModelNameIsByteEqual(Stage stage) throws Exception {
    assertUnharmed(stage, "24-bytes");
  }

  private static void assertUnharmed(Stage stage, String name) throws Exception {
    assertUnharmed(stage, Replay.of(name), Replay.ASKED);
  }

  /// To the byte: the request but for its model, and the answer.
  private static void assertUnharmed(Stage stage, Replay replay, String asked) throws Exception {
    stage.next(replay.scripted());
    var answer = play(stage, replay);
    assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(replay.answer().first()));
    assertThat(answer.body()).isEqualTo(replay.answer().body());
    assertThat(stage.received().text()).isEqualTo(replay.bodyFor(asked, stage.modelFor(asked)));
  }

  private static HttpResponse<String> assertErrorUnharmed(Stage stage, String name)
      throws Exception {
    var replay = Replay.of(name);
    stage.always(request -> replay.scripted());
    var answer = play(stage, replay);
    assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(replay.answer().first()));
    assertThat(answer.body()).isEqualTo(replay.answer().body());
    return answer;
  }

  private static HttpResponse<String> play(Stage stage, Replay replay) throws Exception {
    return CLIENT.send(replay.sent(stage), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static InputStream open(Stage stage, Replay replay) throws Exception {
    return CLIENT.send(replay.sent(stage), BodyHandlers.ofInputStream()).body();
  }
}
