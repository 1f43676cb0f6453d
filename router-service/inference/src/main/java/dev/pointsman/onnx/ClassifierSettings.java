package dev.pointsman.onnx;

import java.time.Duration;

/// How an artifact is run: threads per text, texts encoded at a time, how long a caller waits, how
/// many pooled vectors are kept.
public record ClassifierSettings(
    int threadsPerText, int workers, Duration deadline, int cachedTexts) {
  private static final Duration SERVING_DEADLINE = Duration.ofMillis(20);
  private static final Duration BATCH_DEADLINE = Duration.ofSeconds(30);
  private static final Duration WATCHING_DEADLINE = Duration.ofSeconds(2);
  private static final int SERVING_CACHE = 10_000;
  private static final int BATCH_CACHE = 1_000;
  private static final int ENOUGH_WORKERS = 4;

  public ClassifierSettings {
    if (threadsPerText < 1 || workers < 1 || cachedTexts < 0 || !deadline.isPositive()) {
      throw new IllegalArgumentException(
          "expected threads and workers from 1, a positive deadline and no negative cache, got"
              + " %d, %d, %s, %d".formatted(threadsPerText, workers, deadline, cachedTexts));
    }
  }

  /// Never in a request's way: 20 ms, a worker for each processor.
  public static ClassifierSettings serving() {
    return new ClassifierSettings(1, workersHere(), SERVING_DEADLINE, SERVING_CACHE);
  }

  /// For files and evaluation, where every row deserves its answer.
  public static ClassifierSettings batch() {
    return new ClassifierSettings(1, workersHere(), BATCH_DEADLINE, BATCH_CACHE);
  }

  /// For a model that only watches: one text at a time, so that the model which serves has the
  /// other processors, and time enough, since nobody waits.
  public static ClassifierSettings watching() {
    return new ClassifierSettings(1, 1, WATCHING_DEADLINE, BATCH_CACHE);
  }

  public ClassifierSettings withDeadline(Duration wanted) {
    return new ClassifierSettings(threadsPerText, workers, wanted, cachedTexts);
  }

  private static int workersHere() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, ENOUGH_WORKERS);
  }
}
