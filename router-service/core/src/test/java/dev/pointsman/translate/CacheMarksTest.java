package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a chat client's request tells Anthropic's prompt cache.
class CacheMarksTest {
  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
  private static final String USER = "{\"role\":\"user\",\"content\":\"Hi\"}";
  private static final String TOOLS =
      ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";
  private static final String CALL =
      "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}%s}]%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /system/0             | {"role":"system","content":[{"type":"text","text":"A",MARK}]}
          /system/0             | {"role":"developer","content":"A",MARK}
          /messages/1/content/0 | {"role":"user","content":[{"type":"text","text":"A",MARK},{"type":"text","text":"B"}]}
          /messages/1/content/0 | {"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.example/b"},MARK}]}
          /messages/1/content/1 | {"role":"user","content":[{"type":"text","text":"A"},{"type":"text","text":"B"}],MARK}
          /messages/1/content/0 | {"role":"user","content":[{"type":"text","text":"A"},{"type":"text","text":"",MARK}]}
          /messages/1/content/0 | {"role":"tool","tool_call_id":"a","content":"A",MARK}
          /messages/1/content/0 | {"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"A",MARK}]}
          /messages/0/content/0 | {"role":"assistant","content":"A",MARK}
          """)
  void keepsAClientsMarkWhereItStands(String place, String message) {
    var first = place.startsWith("/messages/1") ? CALL.formatted("", "") + "," : "";
    var request = translated(first + message.replace("MARK", MARK) + "," + USER, "");
    assertThat(request.at(place + "/cache_control/ttl").asText()).isEqualTo("1h");
    assertThat(request.findValues("cache_control")).hasSize(1);
  }

  @Test
  void keepsAClientsMarkOfACall() {
    var request = translated(CALL.formatted("," + MARK, "") + "," + USER, "");
    assertThat(request.at("/messages/0/content/0/cache_control/ttl").asText()).isEqualTo("1h");
    assertThat(request.findValues("cache_control")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"function","function":{"name":"f"},MARK}
          {"type":"function","function":{"name":"f",MARK}}
          """)
  void keepsAClientsMarkOfATool(String tool) {
    var request = translated(USER, ",\"tools\":[" + tool.replace("MARK", MARK) + "]");
    assertThat(request.at("/tools/0/cache_control/ttl").asText()).isEqualTo("1h");
    assertThat(request.findValues("cache_control")).hasSize(1);
  }

  @Test
  void marksTheEndOfSystemToolsAndTheLastTurnForAClientThatMarksNone() {
    var messages =
        "{\"role\":\"system\",\"content\":\"A\"},%s,%s".formatted(USER, CALL.formatted("", ""))
            + ",{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"B\"}";
    var tool = "{\"type\":\"function\",\"function\":{\"name\":\"%s\"}}";
    var tools = tool.formatted("f") + "," + tool.formatted("g");
    var request = translated(messages, ",\"tools\":[" + tools + "]");
    assertThat(request.findValues("cache_control")).hasSize(3);
    assertThat(request.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
    assertThat(request.at("/tools/1").has("cache_control")).isTrue();
    assertThat(request.at("/messages/2/content/0").has("cache_control")).isTrue();
  }

  @Test
  void marksTheLastTurnOfTheUserThoughTheAssistantSpokeLast() {
    var request = translated(USER + ",{\"role\":\"assistant\",\"content\":\"A\"}", TOOLS);
    assertThat(request.at("/messages/0/content/0").has("cache_control")).isTrue();
    assertThat(request.at("/messages/1/content").asText()).isEqualTo("A");
  }

  @Test
  void marksNothingOfACallWithoutTools() {
    assertThat(translated(USER, "").findValues("cache_control")).isEmpty();
  }

  @Test
  void marksNoEmptyText() {
    var empty = "{\"role\":\"system\",\"content\":\"\"}";
    var user =
        USER.replace(
            "\"Hi\"", "[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"text\",\"text\":\" \"}]");
    var request = translated(empty + "," + user, TOOLS);
    assertThat(request.at("/messages/0/content/0").has("cache_control")).isTrue();
    assertThat(request.findValues("cache_control")).hasSize(2);
  }

  @Test
  void aMarkThatIsNoObjectIsRefused() {
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> translated(USER.replace("}", ",\"cache_control\":true}"), ""))
        .satisfies(failure -> assertThat(failure.place()).isEqualTo("/messages/0/cache_control"));
  }

  private static JsonNode translated(String messages, String more) {
    var body = Body.of("{\"messages\":[" + messages + "]" + more + "}");
    var request = Golden.CHAT_OVER_MESSAGES.request(body, Golden.TERMS);
    assertThat(request.notes()).doesNotContain("dropped cache_control");
    return JsonReader.read(request.body().text());
  }
}
