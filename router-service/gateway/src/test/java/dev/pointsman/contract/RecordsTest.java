package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.upstream.Endpoint;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever becomes of a call, exactly one record tells it.
class RecordsTest {
  private static final String ASKS = Calls.message("claude-auto-premium", "Hi");
  private static final String STREAMS = Calls.streamed(ASKS);
  private static final Reply HELLO = Reply.text("Hello, how are you?");

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  static Stream<Arguments> whatBefallsACall() {
    return Stream.of(
        Arguments.of(ASKS, Answers.message(HELLO), 200, "answered", "answered"),
        Arguments.of(STREAMS, Answers.messageStream(HELLO), 200, "answered", "answered"),
        Arguments.of(ASKS, Faults.anthropic(400, "no"), 400, "error", "rejected"),
        Arguments.of(ASKS, Faults.anthropic(500, "broken"), 500, "error", "failed"),
        Arguments.of(ASKS, Faults.overloaded(), 529, "error", "overloaded"),
        Arguments.of(ASKS, Faults.rateLimited("120"), 429, "error", "overloaded"),
        Arguments.of(ASKS, Faults.htmlPage(503), 503, "error", "overloaded"),
        Arguments.of(ASKS, Faults.redirect("http://a.invalid/"), 502, "error", "garbled"),
        Arguments.of(ASKS, Answer.garbage("SSH-2.0\r\n"), 502, "error", "garbled"),
        Arguments.of(ASKS, Answer.hangUp(How.RST), 502, "error", "broken_off"),
        Arguments.of(ASKS, Answer.json(200, "{\"a\":"), 502, "error", "garbled"),
        Arguments.of(
            STREAMS,
            Answers.messageStream(HELLO).cutAfter(3, How.FIN),
            200,
            "broken_off",
            "broken_off"),
        Arguments.of(
            STREAMS,
            Faults.messageThenError(HELLO, 3, "overloaded_error", "Overloaded"),
            200,
            "broken_off",
            "broken_off"));
  }

  @ParameterizedTest
  @MethodSource("whatBefallsACall")
  void theRecordSaysHowACallEnded(
      String call, Answer answer, int status, String ending, String result) throws Exception {
    stage.upstream().then(answer);
    assertThat(stage.post("/v1/messages", call).statusCode()).isEqualTo(status);
    var record = only();
    assertThat(record.at("/serving/ending").asText()).isEqualTo(ending);
    assertThat(record.at("/serving/status").asInt()).isEqualTo(status);
    assertThat(record.at("/serving/attempts/0/result").asText()).isEqualTo(result);
  }

  @Test
  void aClientThatLeavesASilentUpstreamHasARecord() throws Exception {
    stage.upstream().then(Answer.silence());
    try (var _ = stage.saying(LiveStage.raw("/v1/messages", ASKS))) {
      stage.upstream().received(0);
    }
    var record = only();
    assertThat(record.at("/serving/ending").asText()).isEqualTo("client_gone");
    assertThat(record.at("/serving/attempts/0/result").asText()).isEqualTo("cancelled");
  }

  @Test
  void aClientThatLeavesAStreamHasARecordThatCountsItsCost() throws Exception {
    stage.upstream().then(Answers.messageStream(HELLO).silentAfter(3));
    try (var socket = stage.saying(LiveStage.raw("/v1/messages", STREAMS))) {
      assertThat(socket.getInputStream().readNBytes(400)).hasSize(400);
    }
    var record = only();
    assertThat(record.at("/serving/ending").asText()).isEqualTo("client_gone");
    assertThat(record.at("/serving/status").asInt()).isEqualTo(200);
    assertThat(record.at("/serving/cost_nanos").asLong()).isPositive();
  }

  @Test
  void anUpstreamThatCannotBeReachedIsRecordedAsThat() throws Exception {
    stage.restart(
        Map.of("ANTHROPIC_API_KEY", "k", "POINTSMAN_ANTHROPIC_BASE_URL", "http://127.0.0.1:1"),
        LiveStage.QUICK);
    assertThat(stage.post("/v1/messages", ASKS).statusCode()).isEqualTo(502);
    assertThat(only().at("/serving/attempts/0/result").asText()).isEqualTo("unreachable");
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void everyEndpointRecordsItsCalls(Endpoint endpoint) throws Exception {
    assertThat(stage.post(endpoint.path(), Calls.to(endpoint)).statusCode()).isEqualTo(200);
    assertThat(only().at("/call/endpoint").asText()).isEqualToIgnoringCase(endpoint.name());
  }

  @Test
  void aCallThatIsTriedTwiceHasOneRecordOfTwoAttempts() throws Exception {
    stage.upstream().then(Faults.overloaded());
    stage.post("/v1/messages", Calls.message("claude-auto", "Hi"));
    assertThat(only().at("/serving/attempts")).hasSize(2);
  }

  @Test
  void aModelOfNoTierIsPassedThroughAndRecordedAsThat() throws Exception {
    stage.post("/v1/messages", Calls.message("claude-of-tomorrow", "Hi"));
    assertThat(stage.modelOf(0)).isEqualTo("claude-of-tomorrow");
    assertThat(only().at("/decision/routing").asText()).isEqualTo("passed_through");
  }

  @ParameterizedTest
  @CsvSource({"s-1,1", "session:s-1,1", "s-2,0"})
  void aSessionsDecisionsAreFoundByTheClientsNameForItToo(String name, int count) throws Exception {
    var asks = Calls.message("claude-auto", "Hi");
    stage.post("/v1/messages", asks, "x-claude-code-session-id", "s-1");
    stage.post("/v1/messages", asks);
    var found = LiveStage.json(stage.get("/v1/decisions?session=" + name));
    assertThat(found.path("decisions")).hasSize(count);
  }

  private JsonNode only() throws Exception {
    var decisions = stage.decisions();
    assertThat(decisions).hasSize(1);
    return decisions.path(0);
  }
}
