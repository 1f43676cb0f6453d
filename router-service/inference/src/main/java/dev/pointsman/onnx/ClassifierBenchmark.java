package dev.pointsman.onnx;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.request.PlainContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Measures how long a classification takes in this process, from the prompt to the answer: windows
/// of 128 and 256 tokens, short and huge texts, and the head alone when the text is known.
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
    var log = "x\n".repeat(HUGE_TEXT / 2);
    lines.add(measured(HUGE_TEXT / 2 + " lines of 2", 128, 1, run -> run + log));
    lines.add(cached());
    return lines;
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
      var prompt = prompts.apply(run);
      var start = System.nanoTime();
      var answer = classifier.classify(FeatureExtractor.measure(prompt, PlainContext.NONE));
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
}
