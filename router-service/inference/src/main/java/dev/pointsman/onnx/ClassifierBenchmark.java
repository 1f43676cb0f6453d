package dev.pointsman.onnx;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Measures how long a classification takes in this process, tokenizer included: windows of 128 and
/// 256 tokens, short and huge texts, and the head alone when the text is known.
public final class ClassifierBenchmark {
  private static final int WARM_RUNS = 20;
  private static final int SMALL_TEXT = 2_000;
  private static final int HUGE_TEXT = 2_000_000;
  private static final int WORDS_PER_WINDOW = 1_200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> WORDS =
      List.of(
          "fix", "the", "test", "error", "in", "file", "return", "class", "why", "null", "build",
          "add", "and", "run", "it", "again", "server", "client", "when", "user", "list", "order");

  private final ModelBundle bundle;
  private final int runs;
  private final Random words = new Random(7);

  public ClassifierBenchmark(ModelBundle bundle, int runs) {
    this.bundle = bundle;
    this.runs = runs;
  }

  /// One case's times.
  public record Line(String name, Duration median, Duration p99) {}

  public List<Line> measure() {
    var lines = new ArrayList<Line>();
    lines.add(window(128, 1));
    lines.add(window(256, 2));
    lines.add(measured(SMALL_TEXT + " characters", 128, 1, run -> text(SMALL_TEXT)));
    var huge = text(HUGE_TEXT);
    lines.add(measured(HUGE_TEXT + " characters", 128, 1, run -> run + huge));
    lines.add(cached());
    return lines;
  }

  /// A table for people; the other model's times are shown as multiples of this one's.
  public static String table(List<Line> lines, List<Line> other) {
    var table =
        new StringBuilder("%-30s %9s %9s %7s%n".formatted("case", "p50 ms", "p99 ms", "fp32"));
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var ratio = i < other.size() ? ratio(other.get(i), line) : "";
      table.append(
          "%-30s %9.3f %9.3f %7s%n"
              .formatted(line.name(), millis(line.median()), millis(line.p99()), ratio));
    }
    return table.toString();
  }

  private static String ratio(Line other, Line line) {
    return "%.1fx".formatted(millis(other.median()) / millis(line.median()));
  }

  private Line window(int tokens, int threads) {
    var name = "%d tokens, %d thread%s".formatted(tokens, threads, threads == 1 ? "" : "s");
    return measured(name, tokens, threads, run -> text(WORDS_PER_WINDOW * 4));
  }

  private Line measured(String name, int tokens, int threads, IntFunction<String> prompts) {
    try (var classifier = classifier(tokens, threads, 0)) {
      return timed(name, classifier, prompts);
    }
  }

  private Line cached() {
    try (var classifier = classifier(128, 1, 100)) {
      return timed("known text: head alone", classifier, run -> "the same text");
    }
  }

  private OnnxClassifier classifier(int tokens, int threads, int cachedTexts) {
    var windowed = new ModelBundle(bundle.folder(), bundle.manifest().withWindow(tokens));
    return OnnxClassifier.open(windowed, new ClassifierSettings(threads, 1, PATIENCE, cachedTexts));
  }

  private Line timed(String name, OnnxClassifier classifier, IntFunction<String> prompts) {
    var nanos = new long[runs];
    for (var run = -WARM_RUNS; run < runs; run++) {
      var text = new ClassifierText(prompts.apply(run), "");
      var request = new RequestFeatures(text, FeatureValues.NONE, "");
      var start = System.nanoTime();
      var answer = classifier.classify(request);
      nanos[Math.max(run, 0)] = System.nanoTime() - start;
      if (answer instanceof Unavailable(var cause, var reason)) {
        throw new IllegalStateException("expected an answer, got " + cause + ": " + reason);
      }
    }
    Arrays.sort(nanos);
    return new Line(
        name, Duration.ofNanos(nanos[runs / 2]), Duration.ofNanos(nanos[(int) (runs * 0.99)]));
  }

  private String text(int characters) {
    return words
        .ints(characters / 4L, 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
