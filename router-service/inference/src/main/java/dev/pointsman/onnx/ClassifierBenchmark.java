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
import java.util.stream.IntStream;

/// Measures how long a classification takes in this process, from the prompt to the answer: windows
/// of 128 and 256 tokens, short and huge texts, and the head alone when the text is known.
public final class ClassifierBenchmark {
  private static final int WARM_RUNS = 20;
  private static final int SMALL_TEXT = 2_000;
  private static final int HUGE_TEXT = 2_000_000;
  private static final String TINY_LINE = "x\n";
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

  /// What is timed: a prompt for each run.
  private record Case(String name, IntFunction<String> prompts) {}

  /// One case's times.
  public record Line(String name, Duration median, Duration p99) {}

  public List<Line> measure() {
    var lines = new ArrayList<Line>();
    lines.add(window(128, 1));
    lines.add(window(256, 2));
    lines.addAll(shortAndHuge());
    lines.add(cached());
    return lines;
  }

  /// Words and a log of tiny lines, short and huge each: in turn, run by run, so that their
  /// differences are the texts' own.
  private List<Line> shortAndHuge() {
    var huge = text(HUGE_TEXT);
    var shortLog = TINY_LINE.repeat(SMALL_TEXT / 2);
    var log = TINY_LINE.repeat(HUGE_TEXT / 2);
    try (var classifier = classifier(128, 1, 0)) {
      return timed(
          classifier,
          List.of(
              new Case(SMALL_TEXT + " characters", run -> text(SMALL_TEXT)),
              new Case(HUGE_TEXT + " characters", run -> run + huge),
              new Case(SMALL_TEXT / 2 + " lines of 2", run -> run + shortLog),
              new Case(HUGE_TEXT / 2 + " lines of 2", run -> run + log)));
    }
  }

  /// A text that fills the model's own window, on one thread, as calls are served.
  public Line ownWindow() {
    return window(bundle.manifest().input().maxTokens(), 1);
  }

  private Line window(int tokens, int threads) {
    var name = "%d tokens, %d thread%s".formatted(tokens, threads, threads == 1 ? "" : "s");
    try (var classifier = classifier(tokens, threads, 0)) {
      return timed(classifier, new Case(name, run -> text(WORDS_PER_WINDOW * 4)));
    }
  }

  private Line cached() {
    try (var classifier = classifier(128, 1, 100)) {
      return timed(classifier, new Case("known text: head alone", run -> "the same text"));
    }
  }

  private OnnxClassifier classifier(int tokens, int threads, int cachedTexts) {
    var windowed = new ModelBundle(bundle.folder(), bundle.manifest().withWindow(tokens));
    return OnnxClassifier.open(windowed, new ClassifierSettings(threads, 1, PATIENCE, cachedTexts));
  }

  private Line timed(OnnxClassifier classifier, Case only) {
    return timed(classifier, List.of(only)).getFirst();
  }

  /// Each run makes all its prompts before it times any, and begins with another of them: making
  /// two million characters empties the processor's caches for whatever comes next.
  private List<Line> timed(OnnxClassifier classifier, List<Case> cases) {
    var count = cases.size();
    var nanos = new long[count][runs];
    for (var run = 0; run < WARM_RUNS + runs; run++) {
      var prompts = promptsOf(cases, run);
      for (var turn = 0; turn < count; turn++) {
        var i = (run + turn) % count;
        nanos[i][Math.max(run - WARM_RUNS, 0)] = nanos(classifier, prompts.get(i));
      }
    }
    return IntStream.range(0, count).mapToObj(i -> line(cases.get(i).name(), nanos[i])).toList();
  }

  private static List<String> promptsOf(List<Case> cases, int run) {
    return cases.stream().map(each -> each.prompts().apply(run)).toList();
  }

  private static long nanos(OnnxClassifier classifier, String prompt) {
    var start = System.nanoTime();
    var answer = classifier.classify(FeatureExtractor.measure(prompt, PlainContext.NONE));
    var taken = System.nanoTime() - start;
    if (answer instanceof Unavailable(var cause, var reason)) {
      throw new IllegalStateException("expected an answer, got " + cause + ": " + reason);
    }
    return taken;
  }

  private Line line(String name, long[] nanos) {
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
