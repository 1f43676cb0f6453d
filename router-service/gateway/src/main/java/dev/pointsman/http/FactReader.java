package dev.pointsman.http;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Fact.PullRequest.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads from an outcome's JSON what was seen of the work.
final class FactReader {
  private static final String COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";
  private static final String KINDS =
      "one of shipped, failed, rating, tests, retried, reverted, commit, ci, pull_request, label,"
          + " metrics";
  private static final int MOST_STARS = 5;
  private static final int MOST_TESTS = 1_000_000;
  private static final int MOST_METRICS = 50;
  private static final int LONGEST_NAME = 64;
  private static final String PASSED = "passed";
  private static final String ANOTHER_TEXT = "another text";

  private final List<String> tiers;

  /// @param tiers by name, which a label may name
  FactReader(List<String> tiers) {
    this.tiers = Stream.concat(tiers.stream(), Stream.of("none")).toList();
  }

  Fact read(PlacedJson json) {
    var kind = json.field("kind");
    return switch (kind.requireText()) {
      case "shipped" -> new Fact.Shipped();
      case "failed" -> new Fact.Failed();
      case "rating" -> new Fact.Rating(stars(json.field("stars")));
      case "tests" -> tests(json);
      case "retried" -> new Fact.Retried();
      case "reverted" -> new Fact.Reverted();
      case "commit" -> new Fact.Commit(commit(json.field("commit")));
      case "ci" -> new Fact.Ci(json.field(PASSED).requireFlag());
      case "pull_request" -> new Fact.PullRequest(stage(json.field("stage")));
      case "label" -> new Fact.Label(word(json.field("tier"), tiers));
      case "metrics" -> new Fact.Metrics(metrics(json.field("values")));
      default -> throw new MalformedJson(kind.pointer(), KINDS, ANOTHER_TEXT);
    };
  }

  private static int stars(PlacedJson json) {
    var stars = json.requireCount();
    if (stars < 1 || stars > MOST_STARS) {
      throw new MalformedJson(json.pointer(), "1 to 5 stars", Long.toString((long) stars));
    }
    return (int) stars;
  }

  private static Fact tests(PlacedJson json) {
    var passed = count(json.field(PASSED));
    var failed = count(json.field("failed"));
    if (passed + failed == 0) {
      throw new MalformedJson(
          json.field(PASSED).pointer(), "at least one test that passed or failed", "none");
    }
    return new Fact.Tests(passed, failed);
  }

  private static int count(PlacedJson json) {
    var count = json.requireCount();
    if (count > MOST_TESTS) {
      throw new MalformedJson(json.pointer(), "at most " + MOST_TESTS + " tests", "more");
    }
    return (int) count;
  }

  /// Commits are joined by their hash, so that a short one would find nothing.
  static String commit(PlacedJson json) {
    var hash = json.requireText().toLowerCase(Locale.ROOT);
    if (!hash.matches(COMMIT)) {
      throw new MalformedJson(
          json.pointer(), "a commit's whole hash of 40 or 64 hex digits", ANOTHER_TEXT);
    }
    return hash;
  }

  private static Stage stage(PlacedJson json) {
    var stages = Stream.of(Stage.values()).map(stage -> stage.name().toLowerCase(Locale.ROOT));
    return Stage.valueOf(word(json, stages.toList()).toUpperCase(Locale.ROOT));
  }

  private static String word(PlacedJson json, List<String> words) {
    var word = json.requireText();
    if (!words.contains(word)) {
      throw new MalformedJson(json.pointer(), "one of " + String.join(", ", words), ANOTHER_TEXT);
    }
    return word;
  }

  private static Map<String, Double> metrics(PlacedJson json) {
    var fields = json.requireFields();
    if (fields.isEmpty() || fields.size() > MOST_METRICS) {
      throw new MalformedJson(
          json.pointer(), "1 to " + MOST_METRICS + " values", Integer.toString(fields.size()));
    }
    var values = new TreeMap<String, Double>();
    fields.forEach((name, value) -> values.put(name(name, json), number(value)));
    return values;
  }

  private static String name(String name, PlacedJson within) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new MalformedJson(
          within.pointer(), "names of 1 to 64 characters", name.length() + " characters");
    }
    return name;
  }

  /// Unlike other quantities one may be negative.
  private static double number(PlacedJson json) {
    if (!json.node().isNumber() || !Double.isFinite(json.node().doubleValue())) {
      throw json.mismatch("a finite number");
    }
    return json.node().doubleValue();
  }
}
