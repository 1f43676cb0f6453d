package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
  void trial10WhateverIsRemovedTheRestIsTheSameDocument() {
    var luck = new Random(11);
    for (var i = 0; i < BODIES; i++) {
      var body = BodyMaker.body(luck, "old");
      var tree = (ObjectNode) JsonReader.read(body);
      var gone = new ArrayList<String>();
      tree.fieldNames().forEachRemaining(gone::add);
      gone.removeIf(_ -> luck.nextBoolean());
      var left =
          JsonReader.read(
              removed(body, gone.stream().map(BodySpliceTest::pointer).toArray(String[]::new)));
      assertThat(left).isEqualTo(tree.without(gone));
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
  void whatChangesInsideOfARemovedValueGoesWithIt() {
    var patches =
        List.<BodyPatch>of(
            new BodyPatch.Put("/a/b", "9"),
            new BodyPatch.Remove("/a"),
            new BodyPatch.Remove("/a/c"),
            new BodyPatch.Put("/d", "8"));
    var body = Body.of("{\"a\":{\"b\":1,\"c\":2},\"d\":3}");
    assertThat(BodySplice.apply(body, patches).text()).isEqualTo("{\"d\":8}");
  }

  @Test
  void aKeyThatOccursTwiceIsNotGuessedAt() {
    assertThatThrownBy(() -> put("{\"model\":\"a\",\"model\":\"b\"}", "/model", "\"m\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyChangesDeepInsideLeaveEverythingElse() {
    var body =
        "{\"messages\" : [ {\"content\":[ {\"t\":1.0e0} , {\"t\":2} ]}, {\"content\":[{\"t\":3}]} ]}";
    assertThat(removed(body, "/messages/0/content/1", "/messages/1/content/0", "/messages/7/x"))
        .isEqualTo("{\"messages\" : [ {\"content\":[ {\"t\":1.0e0}  ]}, {\"content\":[]} ]}");
  }

  @Test
  void textOutsideOfAsciiDoesNotMoveTheCut() {
    var body = "{\"système\":\"日本語 🚂\",\"model\":\"auto\",\"x\":\"é\"}";
    assertThat(put(body, "/model", "\"m\"")).isEqualTo(body.replace("auto", "m"));
  }

  private static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String put(String body, String pointer, String json) {
    return BodySplice.apply(Body.of(body), List.of(new BodyPatch.Put(pointer, json))).text();
  }

  private static String removed(String body, String... pointers) {
    var patches = Arrays.stream(pointers).<BodyPatch>map(BodyPatch.Remove::new).toList();
    return BodySplice.apply(Body.of(body), patches).text();
  }
}
