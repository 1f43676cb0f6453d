package dev.pointsman.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a person types of an outcome, in the words of `POST /v1/outcomes`; whether it holds is the
/// service's to say.
final class OutcomeWords {
  static final String KINDS =
      "shipped, failed, retried, reverted, rating STARS, tests PASSED FAILED, commit HASH,"
          + " ci passed|failed, pull_request opened|merged|closed, label TIER,"
          + " metrics NAME=NUMBER...";

  private OutcomeWords() {}

  /// @throws IllegalArgumentException when the kind is unknown or has other words behind it
  static ObjectNode json(String kind, List<String> words) {
    var json = JsonNodeFactory.instance.objectNode().put("kind", kind);
    return switch (kind) {
      case "shipped", "failed", "retried", "reverted" -> expecting(0, words, json);
      case "rating" -> expecting(1, words, json).put("stars", whole(words.getFirst()));
      case "tests" ->
          expecting(2, words, json)
              .put("passed", whole(words.getFirst()))
              .put("failed", whole(words.getLast()));
      case "commit" -> expecting(1, words, json).put("commit", words.getFirst());
      case "ci" -> expecting(1, words, json).put("passed", isPassed(words.getFirst()));
      case "pull_request" -> expecting(1, words, json).put("stage", words.getFirst());
      case "label" -> expecting(1, words, json).put("tier", words.getFirst());
      case "metrics" -> metrics(words, json);
      default -> throw new IllegalArgumentException("expected one of " + KINDS + ", got " + kind);
    };
  }

  private static ObjectNode expecting(int count, List<String> words, ObjectNode json) {
    if (words.size() != count) {
      throw new IllegalArgumentException(
          "expected %d word(s) behind %s, got %d: %s"
              .formatted(count, json.path("kind").textValue(), words.size(), KINDS));
    }
    return json;
  }

  private static int whole(String word) {
    if (!word.matches("\\d{1,7}")) {
      throw new IllegalArgumentException("expected a whole number, got " + word);
    }
    return Integer.parseInt(word);
  }

  private static boolean isPassed(String word) {
    return switch (word) {
      case "passed" -> true;
      case "failed" -> false;
      default -> throw new IllegalArgumentException("expected passed or failed, got " + word);
    };
  }

  private static ObjectNode metrics(List<String> words, ObjectNode json) {
    var values = json.putObject("values");
    for (var word : words) {
      var equals = word.indexOf('=');
      if (equals < 1 || !word.substring(equals + 1).matches("-?\\d+(\\.\\d+)?")) {
        throw new IllegalArgumentException("expected NAME=NUMBER, got " + word);
      }
      values.put(word.substring(0, equals), Double.parseDouble(word.substring(equals + 1)));
    }
    return json;
  }
}
