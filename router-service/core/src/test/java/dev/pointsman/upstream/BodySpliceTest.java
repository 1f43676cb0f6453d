package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodySpliceTest {
  private static final int BODIES = 10_000;

  @Test
  void trial10NothingChangesButTheModel() {
    var luck = new Random(10);
    for (var i = 0; i < BODIES; i++) {
      var body = BodyMaker.body(luck, "old");
      var spliced = BodySplice.apply(Body.of(body), List.of(BodyPatch.model("new-model")));
      assertThat(spliced.text()).isEqualTo(BodyMaker.renamed(body, "new-model"));
    }
  }

  @Test
  void aFieldThatIsNotThereIsAddedAtTheEnd() {
    assertThat(put("{ \"a\" : 1 }", "/model", "\"m\"")).isEqualTo("{ \"a\" : 1 ,\"model\":\"m\"}");
    assertThat(put("{ }", "/model", "\"m\"")).isEqualTo("{ \"model\":\"m\"}");
  }

  @Test
  void aNestedModelIsNotTheModel() {
    var body = "{\"metadata\":{\"model\":\"x\"},\"messages\":[{\"model\":\"y\"}],\"model\":\"z\"}";
    assertThat(put(body, "/model", "\"m\"")).isEqualTo(body.replace("\"z\"", "\"m\""));
  }

  @Test
  void aRemovedFieldTakesItsCommaAlong() {
    assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "/a")).isEqualTo("{\"b\":2,\"c\":3}");
    assertThat(removed("{\"a\":1,\"b\":2,\"c\":3}", "/c")).isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(removed("{\"a\":1, \"b\":2, \"c\":3}", "/b", "/c")).isEqualTo("{\"a\":1}");
    assertThat(removed("{\"a\":1}", "/a")).isEqualTo("{}");
  }

  @Test
  void removedElementsLeaveAWholeArray() {
    var luck = new Random(3);
    for (var i = 0; i < 2_000; i++) {
      var size = 1 + luck.nextInt(6);
      var kept = new ArrayList<Integer>();
      var gone = new ArrayList<String>();
      for (var at = 0; at < size; at++) {
        if (luck.nextBoolean()) {
          kept.add(at);
        } else {
          gone.add("/list/" + at);
        }
      }
      var body = BodyMaker.list(luck, size);
      var left = JsonReader.read(removed(body, gone.toArray(String[]::new)));
      assertThat(left.path("list").toString()).isEqualTo(kept.toString().replace(" ", ""));
    }
  }

  @Test
  void textOutsideOfAsciiDoesNotMoveTheCut() {
    var body = "{\"système\":\"日本語 🚂\",\"model\":\"auto\",\"x\":\"é\"}";
    assertThat(put(body, "/model", "\"m\"")).isEqualTo(body.replace("auto", "m"));
  }

  private static String put(String body, String pointer, String json) {
    return BodySplice.apply(Body.of(body), List.of(new BodyPatch.Put(pointer, json))).text();
  }

  private static String removed(String body, String... pointers) {
    var patches = Arrays.stream(pointers).<BodyPatch>map(BodyPatch.Remove::new).toList();
    return BodySplice.apply(Body.of(body), patches).text();
  }
}
