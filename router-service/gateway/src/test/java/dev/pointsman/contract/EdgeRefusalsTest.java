package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.upstream.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is refused before it is routed is refused in the words of the client's dialect.
class EdgeRefusalsTest {
  private static final int TOO_LARGE = 33 << 20;

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aBodyOverTheLimitIsRefusedAndRecorded(Endpoint endpoint) throws Exception {
    var answer = stage.post(endpoint.path(), "x".repeat(TOO_LARGE));
    assertRefusal(endpoint, answer, 413);
    assertThat(message(answer)).contains("33554432 bytes").doesNotContain("body_bytes");
    assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
    assertThat(stage.decisions()).hasSize(1);
  }

  @Test
  void aBodyThatGrowsOverTheLimitIsRefused() throws Exception {
    var endless =
        HttpRequest.newBuilder(stage.uri("/v1/messages"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_LARGE])))
            .build();
    assertRefusal(Endpoint.MESSAGES, stage.send(endless), 413);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aBodyFarOverTheLimitIsRefusedByItsLengthAlone(Endpoint endpoint) throws Exception {
    var head =
        """
        POST %s?beta=true HTTP/1.1
        Host: localhost
        Content-Length: 200000000

        """
            .formatted(endpoint.path())
            .replace("\n", "\r\n");
    assertRefusal(endpoint, stage.hears(head), 413);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aBodyWithoutRoomIsTurnedAwayAndASmallOneIsServed(Endpoint endpoint) throws Exception {
    stage.restart(
        LiveGateway.bothKeys(stage.upstream().base()),
        "server: {limits: {held_body_bytes: 100000}}");
    var large = LiveStage.raw(endpoint.path(), " ".repeat(60_000));
    try (var _ = stage.saying(large.substring(0, large.length() - 1))) {
      Thread.sleep(500); // until it has its room
      var answer = stage.post(endpoint.path(), " ".repeat(60_000));
      assertRefusal(endpoint, answer, 503);
      assertThat(answer.headers().firstValue("retry-after")).contains("1");
      assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
      assertRefusal(endpoint, stage.post(endpoint.path(), "[]"), 400);
    }
  }

  @Test
  void aLargeBodyWithoutALengthGoesOnWhole() throws Exception {
    var body = Calls.message("claude-auto", "a".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
    var chunked =
        HttpRequest.newBuilder(stage.uri("/v1/messages"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    assertThat(stage.send(chunked).statusCode()).isEqualTo(200);
    var sent = stage.upstream().received(0).json();
    assertThat(sent.at("/messages/0/content/0/text").asText()).hasSize(3 << 20);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void anotherMethodIsToldToPost(Endpoint endpoint) throws Exception {
    var sent = LiveStage.raw(endpoint.path(), "{}").replaceFirst("POST", "PUT");
    assertRefusal(endpoint, stage.hears(sent), 405);
    assertThat(stage.hears(sent)).containsIgnoringCase("allow: POST").contains("got PUT");
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void trial08ACompressedBodyIsRefused(Endpoint endpoint) throws Exception {
    for (var encoding : new String[] {"gzip", "br", "zstd", "deflate"}) {
      var sent = LiveStage.raw(endpoint.path(), "{}", "Content-Encoding: " + encoding);
      assertRefusal(endpoint, stage.hears(sent), 415);
    }
    assertThat(stage.upstream().received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void trial07HeadersOverTheLimitAreRefused(Endpoint endpoint) throws Exception {
    var sent = LiveStage.raw(endpoint.path(), "{}", "x-long: " + "a".repeat(20_000));
    assertRefusal(endpoint, stage.hears(sent), 431);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aTierThatDoesNotExistIsRefused(Endpoint endpoint) throws Exception {
    var answer = stage.post(endpoint.path(), Calls.to(endpoint), "x-pointsman-tier", "turbo");
    assertRefusal(endpoint, answer, 400);
    assertThat(message(answer)).contains("x-pointsman-tier", "turbo", "fast, standard, premium");
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aCostLimitThatIsNoAmountIsRefused(Endpoint endpoint) throws Exception {
    var answer = stage.post(endpoint.path(), Calls.to(endpoint), "x-pointsman-max-cost-usd", "-1");
    assertRefusal(endpoint, answer, 400);
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aToolOfTheWrongFormIsNoServersError(Endpoint endpoint) throws Exception {
    var body = Calls.to(endpoint).replaceFirst("\\{", "{\"tools\":[7,{\"name\":{}}],");
    assertThat(stage.post(endpoint.path(), body).statusCode()).isLessThan(500);
  }

  @ParameterizedTest
  @MethodSource("noRequests")
  void trial09WhatIsNoRequestIsRefusedAndRecorded(String body) throws Exception {
    for (var endpoint : Endpoint.values()) {
      var answer = stage.post(endpoint.path(), body);
      assertRefusal(endpoint, answer, 400);
      assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
    }
    assertThat(stage.upstream().received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aCallWithoutAMessageIsRefusedForVirtualModels(Endpoint endpoint) throws Exception {
    for (var model : new String[] {"auto", "claude-auto-fast"}) {
      var answer = stage.post(endpoint.path(), silent(endpoint, model));
      assertRefusal(endpoint, answer, 400);
      assertThat(message(answer))
          .matches("/(messages|input): expected at least one message, got none");
      assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
    }
    assertThat(stage.upstream().received()).isEmpty();
  }

  @Test
  void aCallWithoutAMessageReachesTheModelThatItNames() throws Exception {
    stage.post("/v1/messages", silent(Endpoint.MESSAGES, "claude-haiku-4-5"));
    stage.post("/v1/messages", silent(Endpoint.MESSAGES, "claude-9"));
    assertThat(stage.upstream().received()).hasSize(2);
  }

  private static String silent(Endpoint endpoint, String model) {
    var list = endpoint == Endpoint.RESPONSES ? "input" : "messages";
    return "{\"model\":\"%s\",\"%s\":[]}".formatted(model, list);
  }

  static Stream<String> noRequests() {
    var messages = "\"messages\":[],\"input\":\"Hi\"";
    return Stream.of(
        "",
        "{",
        "[]",
        "7",
        "null",
        "\ufeff{}",
        "{\"model\":7," + messages + "}",
        "{\"model\":\"a\",\"model\":\"b\"," + messages + "}",
        "{\"model\":\"auto\",\"top_p\":NaN," + messages + "}",
        "{\"model\":\"\\ud800\"," + messages + "}",
        "{\"model\":\"auto\"," + messages + "} x",
        "[".repeat(100_000));
  }

  @Test
  void theWebSocketOfCodexIsDeclined() throws Exception {
    var heard =
        stage.hears(
            """
            GET /v1/responses HTTP/1.1
            Host: localhost
            Connection: Upgrade, close
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """
                .replace("\n", "\r\n"));
    assertRefusal(Endpoint.RESPONSES, heard, 426);
    assertThat(heard).containsIgnoringCase("\r\nUpgrade: HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void trial04NothingThatIsSaidBecomesAHeader(Endpoint endpoint) throws Exception {
    var body = Calls.to(endpoint, "evil\\r\\nx-split: yes");
    var heard = stage.hears(LiveStage.raw(endpoint.path(), body));
    assertThat(heard).startsWith("HTTP/1.1 200");
    assertThat(heard.substring(0, heard.indexOf("\r\n\r\n"))).doesNotContain("\nx-split");
  }

  private static void assertRefusal(Endpoint endpoint, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertInDialect(endpoint, LiveStage.json(answer));
  }

  private static void assertRefusal(Endpoint endpoint, String heard, int status)
      throws IOException {
    assertThat(heard).startsWith("HTTP/1.1 " + status);
    assertThat(heard.toLowerCase(Locale.ROOT)).contains("content-type: application/json\r\n");
    assertInDialect(endpoint, Stage.json(heard.substring(heard.indexOf("\r\n\r\n"))));
  }

  private static void assertInDialect(Endpoint endpoint, JsonNode body) {
    assertThat(body.at("/error/message").asText()).isNotEmpty();
    var isOpenAi = body.path("error").has("code");
    assertThat(isOpenAi).isEqualTo(!endpoint.path().startsWith("/v1/messages"));
    assertThat(body.path("type").asText()).isEqualTo(isOpenAi ? "" : "error");
  }

  private static String message(HttpResponse<String> answer) {
    return LiveStage.json(answer).at("/error/message").asText();
  }
}
