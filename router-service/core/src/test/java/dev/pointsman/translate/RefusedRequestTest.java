package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.translate.Translation.Translated;
import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedRequestTest {
  private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /n                     | "n":2
          /logprobs              | "logprobs":true
          /top_logprobs          | "top_logprobs":3
          /logit_bias            | "logit_bias":{"50256":-100}
          /audio                 | "audio":{"voice":"alto"}
          /modalities/1          | "modalities":["text","audio"]
          /prediction            | "prediction":{"type":"content","content":"x"}
          /functions             | "functions":[{"name":"f"}]
          /web_search_options    | "web_search_options":{"search_context_size":"low"}
          /tools/0/type          | "tools":[{"type":"custom","custom":{"name":"apply_patch"}}]
          /tools/0/function/name | "tools":[{"type":"function","function":{"name":"a b"}}]
          /tools/0/function/parameters | "tools":[{"type":"function","function":{"name":"f","parameters":"x"}}]
          /tool_choice/type      | "tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"allowed_tools"}
          /response_format/type  | "response_format":{"type":"json_object"}
          /stop/1                | "stop":["END","\\n"]
          /temperature           | "temperature":"hot"
          /temperature           | "temperature":1.7
          /top_p                 | "temperature":0.2,"top_p":0.9
          /frequency_penalty     | "frequency_penalty":0.5
          /presence_penalty      | "presence_penalty":-0.5
          /seed                  | "seed":7
          """)
  void namesTheFieldOfAChatRequest(String place, String field) {
    assertPlace(Golden.CHAT_OVER_MESSAGES, CHAT.formatted(field), place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /tools/0/type         | "tools":[{"type":"web_search_20250305","name":"web_search"}]
          /tools/1/type         | "tools":[{"name":"f","input_schema":{}},{"type":"bash_20250124","name":"bash"}]
          /tools/0/input_schema | "tools":[{"name":"f","input_schema":[]}]
          /container            | "container":"c_1"
          /mcp_servers          | "mcp_servers":[{"type":"url"}]
          /inference_geo        | "inference_geo":"us"
          /top_k                | "top_k":40
          /metadata             | "metadata":"x"
          /stop_sequences       | "stop_sequences":["a","b","c","d","e"]
          /output_config/format/type | "output_config":{"format":{"type":"regex"}}
          /tool_choice/type     | "tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"some"}
          """)
  void namesTheFieldOfAMessagesRequest(String place, String field) {
    var body =
        "{\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]," + field + "}";
    assertPlace(Golden.MESSAGES_OVER_CHAT, body, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /messages/0/content/0/type | {"type":"input_audio","input_audio":{"data":"UklGRg=="}}
          /messages/0/content/0/file/file_data | {"type":"file","file":{"file_id":"file_1"}}
          /messages/0/content/0/image_url/url | {"type":"image_url","image_url":{"url":"file:///etc/hosts"}}
          /messages/0/content/0/image_url/url | {"type":"image_url","image_url":{"url":"data:image/tiff;base64,AA"}}
          """)
  void namesThePartOfAChatMessage(String place, String part) {
    var body = "{\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";
    assertPlace(Golden.CHAT_OVER_MESSAGES, body, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /messages/0/content/0/type | {"type":"container_upload","file_id":"file_1"}
          /messages/0/content/0/type | {"type":"server_tool_use","id":"s_1","name":"web_search","input":{}}
          /messages/0/content/0/source/type | {"type":"image","source":{"type":"file","file_id":"file_1"}}
          /messages/0/content/0/source/type | {"type":"document","source":{"type":"url","url":"https://example.org/a.pdf"}}
          """)
  void namesTheBlockOfAMessagesMessage(String place, String block) {
    var body = "{\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]}";
    assertPlace(Golden.MESSAGES_OVER_CHAT, body, place);
  }

  @Test
  void saysWhatWasExpectedAndWhatCame() {
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> request(Golden.CHAT_OVER_MESSAGES, CHAT.formatted("\"n\":3")))
        .withMessage("/n: expected 1: the Anthropic Messages API gives one answer, got 3");
  }

  @Test
  void refusesASchemaThatTheModelDoesNotTake() {
    var terms =
        new RequestTerms(
            Golden.TERMS.model(),
            Golden.TERMS.mostOutput(),
            Golden.TERMS.outputLimit(),
            true,
            false);
    var body = CHAT.formatted("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}");
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> Golden.CHAT_OVER_MESSAGES.request(Body.of(body), terms))
        .satisfies(failure -> assertThat(failure.place()).isEqualTo("/response_format"));
  }

  private static void assertPlace(Translated translated, String body, String place) {
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> request(translated, body))
        .satisfies(failure -> assertThat(failure.place()).isEqualTo(place));
  }

  private static TranslatedRequest request(Translated translated, String body) {
    return translated.request(Body.of(body), Golden.TERMS);
  }
}
