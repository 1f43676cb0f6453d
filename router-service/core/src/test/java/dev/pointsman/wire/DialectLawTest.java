package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ClientHints;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DialectLawTest {
  private static final int ROUNDS = 300;

  @Test
  void measuresTheSameInEveryDialect() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var session = RandomSession.of(new Random(seed));
      var chat = measure(session.asChat());
      assertThat(measure(session.asMessages())).as("seed " + seed).isEqualTo(chat);
      assertThat(measure(session.asResponses())).as("seed " + seed).isEqualTo(chat);
    }
  }

  @Test
  void neverFailsOnUnknownBlocksAndFields() {
    for (var seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var body = JsonNodeFactory.instance.objectNode();
      var list = body.putArray(random.nextBoolean() ? "messages" : "input");
      for (var i = random.nextInt(6); i > 0; i--) {
        list.add(strangeMessage(random));
      }
      body.set("tools", RandomJson.value(random, 3));
      body.set("system", RandomJson.value(random, 3));
      body.set("thinking", RandomJson.value(random, 3));
      assertThat(FeatureSchema.FEATURES).hasSizeGreaterThan(measure(body).values().known().size());
    }
  }

  private static ObjectNode strangeMessage(Random random) {
    var message = JsonNodeFactory.instance.objectNode();
    message.put("role", RandomJson.word(random));
    message.put("type", RandomJson.word(random));
    var content = message.putArray("content");
    for (var i = random.nextInt(5); i > 0; i--) {
      var block = content.addObject().put("type", RandomJson.word(random));
      RandomJson.FIELDS.forEach(field -> block.set(field, RandomJson.value(random, 3)));
    }
    RandomJson.FIELDS.forEach(field -> message.set(field, RandomJson.value(random, 3)));
    return message;
  }

  private static RequestFeatures measure(JsonNode body) {
    return FeatureExtractor.measure(
        ChatRequestReader.read(PlacedJson.root(body)), ClientHints.NONE);
  }
}
