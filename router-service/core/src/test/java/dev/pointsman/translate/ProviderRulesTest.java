package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.Body;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one of the two APIs refuses though the other takes it.
class ProviderRulesTest {
  private static final String CHUNK =
      "{\"id\":\"c\",\"choices\":[{\"delta\":{%s},\"finish_reason\":%s}]}";
  private static final String BLANK = CHUNK.formatted("\"content\":\"\\n\\n\"", "null");
  private static final String STOP = CHUNK.formatted("", "\"stop\"");
  private static final String CALL =
      CHUNK.formatted(
          "\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]",
          "null");

  @Test
  void textsWithoutAWordAreLeftOutForAnthropic() {
    var request =
        toMessages(
            """
            {"messages":[{"role":"system","content":" "},{"role":"user","content":"Hi"},
             {"role":"assistant","content":"\\n\\n","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"a","content":" "}]}
            """);
    assertThat(request.has("system")).isFalse();
    assertThat(request.at("/messages/1/content"))
        .extracting(block -> block.path("type").asText())
        .containsExactly("tool_use");
    assertThat(request.at("/messages/2/content/0").has("content")).isFalse();
  }

  @Test
  void aStreamOpensNoTextThatAnthropicWouldRefuseToHearAgain() {
    assertThat(streamed(BLANK, CALL, STOP)).contains("tool_use").doesNotContain("\"text\"");
    assertThat(streamed(BLANK, STOP)).contains("message_stop").doesNotContain("\"text\"");
  }

  @Test
  void whiteSpaceBeforeWordsIsKept() {
    assertThat(streamed(BLANK, CHUNK.formatted("\"content\":\"Hi\"", "null"), STOP))
        .contains("\"text\":\"\\n\\nHi\"");
  }

  @Test
  void aFloodOfWhiteSpaceIsNotHeld() {
    var flood = CHUNK.formatted("\"content\":\"" + " ".repeat(5_000) + "\"", "null");
    assertThat(streamed(flood, STOP)).contains("text_delta");
  }

  @Test
  void aWholeAnswerHoldsNoTextThatAnthropicWouldRefuseToHearAgain() {
    var body =
        "{\"choices\":[{\"message\":{\"content\":\"\\n\"},\"finish_reason\":\"stop\"}],\"usage\":{}}";
    var answer = Golden.MESSAGES_OVER_CHAT.answer(Body.of(body), Golden.AT, Golden.READ);
    assertThat(JsonReader.read(answer.body().text()).path("content")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data:image/PNG;base64,AA==               | image/png
          data:image/png;charset=utf-8;base64,AA== | image/png
          DATA:image/jpg;name=a.jpg;BASE64,AA==    | image/jpeg
          """)
  void anthropicIsToldThePlainTypeOfAPicture(String url, String media) {
    var request =
        toMessages(
            """
            {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"%s"}}]}]}
            """
                .formatted(url));
    assertThat(request.at("/messages/0/content/0/source").toString())
        .isEqualTo(
            "{\"type\":\"base64\",\"media_type\":\"%s\",\"data\":\"AA==\"}".formatted(media));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                    | {"type":"object"}
          {"properties":{}}     | {"properties":{},"type":"object"}
          {"type":"object"}     | {"type":"object"}
          """)
  void anthropicIsToldTheTypeOfATool(String parameters, String schema) {
    var request =
        toMessages(
            """
            {"messages":[{"role":"user","content":"Hi"}],
             "tools":[{"type":"function","function":{"name":"f","parameters":%s}}]}
            """
                .formatted(parameters));
    assertThat(request.at("/tools/0/input_schema").toString()).isEqualTo(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"object"}                 | {"type":"object","properties":{}}
          {"type":"object","properties":{}} | {"type":"object","properties":{}}
          """)
  void openAiIsToldThePropertiesOfATool(String schema, String parameters) {
    var request =
        toChat(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"tools\":[{\"name\":\"f\",\"input_schema\":%s}]}"
                .formatted(schema));
    assertThat(request.at("/tools/0/function/parameters").toString()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"text","media_type":"text/plain","data":"D"}
          {"type":"base64","media_type":"application/pdf","data":"AA=="}
          """)
  void openAiIsToldWhatADocumentIsAbout(String source) {
    var request =
        toChat(
            """
            {"messages":[{"role":"user","content":[{"type":"document","context":"About rails","source":%s}]}]}
            """
                .formatted(source));
    assertThat(request.at("/messages/0/content/0/text").asText()).isEqualTo("About rails");
  }

  private static JsonNode toMessages(String body) {
    var request = Golden.CHAT_OVER_MESSAGES.request(Body.of(body), Golden.TERMS);
    return JsonReader.read(request.body().text());
  }

  private static JsonNode toChat(String body) {
    var request = Golden.MESSAGES_OVER_CHAT.request(Body.of(body), Golden.TERMS);
    return JsonReader.read(request.body().text());
  }

  private static String streamed(String... chunks) {
    var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
    return Golden.all(stream, List.of(chunks)).stream()
        .map(StreamEvent::data)
        .collect(Collectors.joining("\n"));
  }
}
