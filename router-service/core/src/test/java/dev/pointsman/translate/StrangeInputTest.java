package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of the wrong type, anywhere: refused with a place, never a failure of ours.
class StrangeInputTest {
  private static final int ROUNDS = 400;
  private static final List<String> VALUES =
      List.of("null", "true", "-1", "1e300", "\"x\"", "\"\"", "[]", "{}", "[1,\"x\",null,{}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/requests/agent-loop",
        "messages-over-chat/requests/documents",
        "chat-over-messages/requests/agent-loop",
        "chat-over-messages/requests/pictures"
      })
  void requestsAreTranslatedOrRefused(String name) {
    var translated = Golden.direction(name);
    eachStrange(Golden.text(name + ".in.json"), body -> translated.request(body, Golden.TERMS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/answers/parallel-tools",
        "messages-over-chat/answers/refusal",
        "chat-over-messages/answers/parallel-tools",
        "chat-over-messages/answers/refusal"
      })
  void answersAreTranslatedOrRefused(String name) {
    var translated = Golden.direction(name);
    eachStrange(
        Golden.text(name + ".in.json"), body -> translated.answer(body, Golden.AT, Golden.READ));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-over-chat/streams/parallel-tools",
        "chat-over-messages/streams/parallel-tools"
      })
  void streamsAlwaysEnd(String name) {
    var lines = Golden.text(name + ".in.jsonl").lines().toList();
    for (var seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var at = random.nextInt(lines.size() - 1);
      var strange = new ArrayList<>(lines);
      strange.set(at, strange(lines.get(at), random).toString());
      var stream = Golden.direction(name).stream(true, Golden.AT, Golden.READ);
      assertThat(Golden.all(stream, strange)).as("seed " + seed).isNotEmpty();
      assertThat(stream.state()).isNotEqualTo(StreamTranslator.State.RUNNING);
    }
  }

  @Test
  void itemsAreWrittenOrRefused() {
    eachStrange(ItemsAsChatTest.LOOP, ItemsAsChat::write);
  }

  @Test
  void errorsAreAlwaysAnswered() {
    for (var body : VALUES) {
      assertThat(Golden.CHAT_OVER_MESSAGES.error(500, Body.of(body)).text()).contains("message");
      assertThat(Golden.MESSAGES_OVER_CHAT.error(500, Body.of("{\"error\":" + body + "}")).text())
          .contains("api_error");
    }
  }

  private static void eachStrange(String json, Consumer<Body> translation) {
    for (var seed = 0; seed < ROUNDS; seed++) {
      try {
        translation.accept(Json.body(strange(json, new Random(seed))));
      } catch (Untranslatable expected) {
        assertThat(expected).as("seed " + seed).hasMessageContaining("expected ");
      }
    }
  }

  /// The document with one value replaced.
  private static JsonNode strange(String json, Random random) {
    var root = JsonReader.read(json);
    var places = new ArrayList<Consumer<JsonNode>>();
    collect(root, places);
    var value = JsonReader.read(VALUES.get(random.nextInt(VALUES.size())));
    places.get(random.nextInt(places.size())).accept(value);
    return root;
  }

  private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
    for (var field : node.properties()) {
      places.add(value -> ((ObjectNode) node).set(field.getKey(), value));
      collect(field.getValue(), places);
    }
    for (var i = 0; node.isArray() && i < node.size(); i++) {
      var index = i;
      places.add(value -> ((ArrayNode) node).set(index, value));
      collect(node.get(i), places);
    }
  }
}
