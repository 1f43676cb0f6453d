package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times a candidate and the incumbent in this process, call by call in turn, so that a busy spell
/// of the machine falls on both. A call's time is its best of three, far apart, and of more while
/// the candidate seems too slow: what is left in the end is the model's own. Texts are not
/// remembered: every call pays for the encoder.
final class LatencyDuel {
  private static final String NAME = "latency";
  private static final String DEMAND = "p50 within 1.25 times, p99 within 1.5 times";
  private static final double MEDIAN_RATIO = 1.25;
  private static final double TAIL_RATIO = 1.5;

  /// What a clock and a scheduler may add to one side alone.
  private static final Duration MEDIAN_SLACK = Duration.ofNanos(500_000);

  private static final Duration TAIL_SLACK = Duration.ofMillis(3);
  private static final int WARM_CALLS = 20;
  private static final int ROUNDS = 3;
  private static final int MOST_ROUNDS = 12;
  private static final ClassifierSettings FORGETFUL =
      new ClassifierSettings(1, 1, Duration.ofSeconds(30), 0);

  private final List<RequestFeatures> requests;

  LatencyDuel(List<RequestFeatures> requests) {
    this.requests = List.copyOf(requests);
  }

  /// Both sides' times.
  record Times(Latencies candidate, Latencies incumbent) {
    boolean isHeld() {
      return median() <= MEDIAN_RATIO && tail() <= TAIL_RATIO;
    }

    private double median() {
      return ratio(candidate.median(), incumbent.median(), MEDIAN_SLACK);
    }

    private double tail() {
      return ratio(candidate.p99(), incumbent.p99(), TAIL_SLACK);
    }

    Check check() {
      var found =
          "p50 %s, p99 %s"
              .formatted(
                  told(candidate.median(), incumbent.median()),
                  told(candidate.p99(), incumbent.p99()));
      return isHeld()
          ? Check.held(NAME, found, DEMAND)
          : Check.missed(
              NAME,
              found,
              DEMAND,
              String.format(Locale.ROOT, "%.2f and %.2f times", median(), tail()));
    }

    private static String told(Duration ours, Duration theirs) {
      return String.format(Locale.ROOT, "%.1f / %.1f ms", millis(ours), millis(theirs));
    }

    private static double ratio(Duration ours, Duration theirs, Duration slack) {
      return ours.minus(theirs).compareTo(slack) <= 0 ? 1 : millis(ours) / millis(theirs);
    }

    private static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }
  }

  Times times(ModelBundle candidate, ModelBundle incumbent) {
    try (var one = OnnxClassifier.open(candidate, FORGETFUL);
        var other = OnnxClassifier.open(incumbent, FORGETFUL)) {
      requests.stream().limit(WARM_CALLS).forEach(request -> time(one, request));
      requests.stream().limit(WARM_CALLS).forEach(request -> time(other, request));
      var ours = new HashMap<Integer, Duration>();
      var theirs = new HashMap<Integer, Duration>();
      for (var round = 1; round < ROUNDS; round++) {
        duel(one, other, ours, theirs);
      }
      var times = duel(one, other, ours, theirs);
      for (var round = ROUNDS; round < MOST_ROUNDS && !times.isHeld(); round++) {
        times = duel(one, other, ours, theirs);
      }
      return times;
    }
  }

  /// Once through all requests.
  private Times duel(
      OnnxClassifier one,
      OnnxClassifier other,
      Map<Integer, Duration> ours,
      Map<Integer, Duration> theirs) {
    for (var place = 0; place < requests.size(); place++) {
      ours.merge(place, time(one, requests.get(place)), LatencyDuel::shorter);
      theirs.merge(place, time(other, requests.get(place)), LatencyDuel::shorter);
    }
    return new Times(Latencies.of(ours.values()), Latencies.of(theirs.values()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration time(OnnxClassifier classifier, RequestFeatures request) {
    var start = System.nanoTime();
    if (classifier.classify(request) instanceof Unavailable(_, var reason)) {
      throw new IllegalStateException("expected a classification, got none: " + reason);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
