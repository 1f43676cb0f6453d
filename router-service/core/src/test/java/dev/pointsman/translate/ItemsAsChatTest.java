package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A body of the Responses API's shape, sent to the chat endpoint.
class ItemsAsChatTest {
  static final String LOOP =
      """
      {"model":"auto","instructions":"Be brief.","input":[
        {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]},
        {"type":"reasoning","summary":[],"encrypted_content":"x"},
        {"type":"message","id":"m","role":"assistant","content":[{"type":"output_text","text":"I look."}]},
        {"type":"function_call","id":"f","call_id":"a","name":"read","arguments":"{}"},
        {"type":"function_call","id":"g","call_id":"b","name":"read","arguments":"{}"},
        {"type":"function_call_output","call_id":"a","output":"one"},
        {"type":"function_call_output","call_id":"b","output":"two"},
        {"role":"user","content":[{"type":"input_text","text":"And?"},
          {"type":"input_image","image_url":"https://a.example/b","detail":"low"}]}],
       "tools":[{"type":"function","name":"read","parameters":{"type":"object"}}],
       "tool_choice":{"type":"function","name":"read"},"max_output_tokens":9,
       "reasoning":{"effort":"low","summary":"auto"},"include":["reasoning.encrypted_content"],
       "text":{"format":{"type":"json_schema","name":"n","schema":{}}},"stream":true}
      """;
  private static final String CHAT =
      """
      {"model":"auto","messages":[
        {"role":"system","content":"Be brief."},
        {"role":"user","content":"Hi"},
        {"role":"assistant","content":"I look.","tool_calls":[
          {"id":"a","type":"function","function":{"name":"read","arguments":"{}"}},
          {"id":"b","type":"function","function":{"name":"read","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"a","content":"one"},
        {"role":"tool","tool_call_id":"b","content":"two"},
        {"role":"user","content":[{"type":"text","text":"And?"},
          {"type":"image_url","image_url":{"url":"https://a.example/b","detail":"low"}}]}],
       "tools":[{"type":"function","function":{"name":"read","parameters":{"type":"object"}}}],
       "tool_choice":{"type":"function","function":{"name":"read"}},"max_completion_tokens":9,
       "reasoning_effort":"low",
       "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},"stream":true}
      """;

  @Test
  void becomesARequestOfChat() {
    var chat = ItemsAsChat.write(Body.of(LOOP));
    assertThat(JsonReader.read(chat.body().text())).isEqualTo(JsonReader.read(CHAT));
    assertThat(chat.notes())
        .containsExactly(
            "dropped thinking",
            "dropped include",
            "wrote a body of the Responses API's shape as chat");
  }

  @Test
  void aTextIsAMessageOfTheUser() {
    assertThat(ItemsAsChat.write(Body.of("{\"input\":\"Hi\"}")).body().text())
        .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void canBeServedByAnthropic() {
    var chat = ItemsAsChat.write(Body.of(LOOP)).body();
    var request = Golden.CHAT_OVER_MESSAGES.request(chat, Golden.TERMS).body();
    assertThat(JsonReader.read(request.text()).at("/messages/2/content/1/content").asText())
        .isEqualTo("two");
  }

  @Test
  void isKnownByItsInput() {
    assertThat(ItemsAsChat.isShapeOf(JsonReader.read(LOOP))).isTrue();
    assertThat(ItemsAsChat.isShapeOf(JsonReader.read(CHAT))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /input                | "input":7
          /input/0/type         | "input":[{"type":"local_shell_call"}]
          /input/0/call_id      | "input":[{"type":"function_call_output","output":"x"}]
          /input/0/role         | "input":[{"content":"x"}]
          /previous_response_id | "input":"x","previous_response_id":"r"
          """)
  void namesWhatChatCannotSay(String place, String fields) {
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> ItemsAsChat.write(Body.of("{" + fields + "}")))
        .satisfies(failure -> assertThat(failure.place()).isEqualTo(place));
  }
}
