package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  private static final RunningService SERVICE = RunningService.with(ScriptedClassifier.sure(0.9));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{bad",
        "[]",
        "7",
        "null",
        "{}",
        "{\"prompt\":\"\"}",
        "{\"prompt\":\"  \"}",
        "{\"prompt\":\"\\u00a0\\u200b\"}",
        "{\"prompt\":null}",
        "{\"prompt\":\"a\",\"prompt\":\"b\"}",
        "{\"prompt\":\"a\"} x",
        "{\"prompt\":\"\\ud800\"}",
        "{\"prompt\":\"a\",\"request\":{}}",
        "{\"request\":7}",
        "{\"request\":{}}",
        "{\"inputs\":{}}",
        "{\"prompt\":\"a\",\"context\":{\"context_tokens\":NaN}}",
        "{\"prompt\":\"a\",\"context\":[]}",
        "{\"prompt\":\"a\",\"context\":{\"turn\":-1}}",
        "{\"prompt\":\"a\",\"context\":{\"turn\":1e999}}",
        "{\"prompt\":\"a\",\"inputs\":[]}"
      })
  void whatIsNoInputGetsAProblemThatSaysWhatWasExpected(String body) throws Exception {
    assertThat(problem(SERVICE.classify(body))).contains("expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"prompt\":7}|/prompt",
        "{\"prompt\":\"a\",\"session_id\":7}|/session_id",
        "{\"prompt\":\"a\",\"context\":{\"context_tokens\":\"many\"}}|/context/context_tokens",
        "{\"prompt\":\"a\",\"context\":{\"stack_trace\":1}}|/context/stack_trace",
        "{\"prompt\":\"a\",\"context\":{\"files\":\"a.java\"}}|/context/files",
        "{\"prompt\":\"a\",\"context\":{\"files\":[1]}}|/context/files/0",
        "{\"prompt\":\"a\",\"context\":{\"tool_error_share\":2}}|/context/tool_error_share",
        "{\"request\":{\"messages\":\"hi\"}}|/request/messages",
        "{\"request\":{\"messages\":[]}}|/request/messages",
        "{\"request\":{\"input\":[]}}|/request/input",
        "{\"request\":{\"input\":\" \"}}|/request/input",
        "{\"request\":{\"input\":\"a\"},\"headers\":[]}|/headers"
      })
  void aValueOfTheWrongTypeIsNamedByItsPlace(String body, String pointer) throws Exception {
    assertThat(problem(SERVICE.classify(body))).contains("\"pointer\":\"" + pointer + "\"");
  }

  @Test
  void aProblemNamesThePathThatWasAskedFor() throws Exception {
    assertThat(instance(SERVICE.classify("{bad"))).isEqualTo("/v1/classify");
    assertThat(instance(SERVICE.post(new byte[100_000]))).isEqualTo("/v1/classify");
    assertThat(instance(SERVICE.fetch("/v1/nothing?a=b"))).isEqualTo("/v1/nothing");
    assertThat(instance(SERVICE.fetch("/v1/classify"))).isEqualTo("/v1/classify");
  }

  @Test
  void aProblemOfTheServersOwnNamesThePath() throws Exception {
    var headers = "a: " + "b".repeat(20_000) + "\r\n\r\n";
    assertThat(SERVICE.raw("GET /health HTTP/1.1\r\nHost: x\r\n" + headers))
        .startsWith("HTTP/1.1 431")
        .contains("\"instance\":\"/health\"");
  }

  @Test
  void invalidUtf8IsRefused() throws Exception {
    var body = "{\"prompt\":\"aXb\"}".getBytes(StandardCharsets.ISO_8859_1);
    body[12] = (byte) 0xC3;
    assertThat(problem(SERVICE.post(body))).contains("UTF-8");
  }

  @Test
  void aDepthOfManyThousandIsRefused() throws Exception {
    assertThat(problem(SERVICE.classify("[".repeat(60_000)))).contains("expected");
  }

  @Test
  void tooManyInputsAreRefused() throws Exception {
    var body = "{\"inputs\":[" + "{\"prompt\":\"a\"},".repeat(4) + "{\"prompt\":\"a\"}]}";
    assertThat(problem(SERVICE.classify(body))).contains("at most 4 inputs");
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
    var refusal =
        SERVICE.raw(
            "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n{");
    assertThat(refusal)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "body_bytes");
  }

  @Test
  void aClientThatSendsTenMegabytesFirstGetsToSeeItsRefusal() throws Exception {
    var refusal = SERVICE.post(new byte[10_000_000]);
    assertThat(refusal.statusCode()).isEqualTo(413);
    assertThat(refusal.body()).contains("at most 65536 bytes");
  }

  @Test
  void aBodyWhoseEndIsAmbiguousIsRefused() throws Exception {
    try (var client = SERVICE.connect()) {
      client.say("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n");
      client.say("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
      assertThat(client.hearAll()).startsWith("HTTP/1.1 400").contains("Content-Length");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+2", "0x2", "2, 2", "99999999999999999999"})
  void aLengthIsDigitsAlone(String length) throws Exception {
    try (var client = SERVICE.connect()) {
      client.say(
          "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: %s\r\n\r\n{}"
              .formatted(length));
      assertThat(client.hearLine()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void aConnectionServesOnAfterARefusalUntilItsClientAsksToClose() throws Exception {
    try (var client = SERVICE.connect()) {
      client.say("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.hearLine()).startsWith("HTTP/1.1 400");
      client.say("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.hearAll()).contains("HTTP/1.1 200 OK", "up");
    }
  }

  @Test
  void anOlderProtocolIsNamedInTheRefusal() throws Exception {
    try (var client = SERVICE.connect()) {
      client.say("POST /v1/messages HTTP/1.0\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(client.hearAll())
          .startsWith("HTTP/1.1 505")
          .contains("\"type\":\"error\"", "expected HTTP/1.1, got HTTP/1.0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1\nHost: x\n\n",
        "GET /health\r\n\r\n",
        "G(T /health HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /health?q=%zz HTTP/1.1\r\nHost: x\r\nX-A: b\0\r\n\r\n",
        "GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\n"
      })
  void whatIsNoHttpIsToldSo(String words) throws Exception {
    try (var client = SERVICE.connect()) {
      client.say(words);
      assertThat(client.hearAll())
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .doesNotContain("server log", "--");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e;a=b\r\n{\"prompt\":\"a\"}\r\n0\r\n\r\n",
        "-e\r\n{\"prompt\":\"a\"}\r\n0\r\n\r\n",
        "e\n{\"prompt\":\"a\"}\n0\n\n",
        "zz\r\n{\"prompt\":\"a\"}\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\n{\"prompt\":\"a\"}\r\n0\r\n\r\n",
        "e\r\n{\"prompt\":\"a\"}\r\n0\r\nX-Trailer: a\r\n\r\n"
      })
  void brokenChunksAreRefusedAndNothingIsReadAfterThem(String chunks) throws Exception {
    try (var client = SERVICE.connect()) {
      client.say("POST /v1/classify HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.say(chunks);
      assertThat(client.hearAll())
          .startsWith("HTTP/1.1 400")
          .containsOnlyOnce("HTTP/1.1")
          .contains("expected chunks");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/classify, CHUNKED",
    "POST, /v1/classify, xchunked",
    "POST, /v1/classify, 'gzip, chunked'",
    "POST, /v1/messages, CHUNKED",
    "GET, /health, xchunked"
  })
  void nothingIsReadAfterABodyOfUnknownEnd(String method, String path, String encoding)
      throws Exception {
    try (var client = SERVICE.connect()) {
      client.say(
          "%s %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: %s\r\n\r\n"
              .formatted(method, path, encoding));
      client.say("GET /ready HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.hearAll()).containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void aChunkedBodyOverTheLimitIsRefused() throws Exception {
    var chunk = "4000\r\n" + "a".repeat(0x4000) + "\r\n";
    var refusal =
        SERVICE.raw(
            "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(6)
                + "0\r\n\r\n");
    assertThat(refusal).startsWith("HTTP/1.1 413");
  }

  @Test
  void aCompressedBodyIsRefused() throws Exception {
    var request =
        SERVICE
            .at("/v1/classify")
            .header("content-encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofString("x"));
    assertThat(SERVICE.send(request).statusCode()).isEqualTo(415);
  }

  @Test
  void anUnknownPathIsNotFound() throws Exception {
    assertThat(SERVICE.fetch("/v1/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void anotherMethodIsRefusedWithTheAllowedOne() throws Exception {
    var response = SERVICE.send(SERVICE.at("/v1/classify").DELETE());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).contains("POST");
  }

  private static String instance(HttpResponse<String> response) throws IOException {
    return RunningService.json(response).path("instance").asText();
  }

  private static String problem(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
    assertThat(response.body()).doesNotContain("Exception", "\tat ");
    return response.body();
  }
}
