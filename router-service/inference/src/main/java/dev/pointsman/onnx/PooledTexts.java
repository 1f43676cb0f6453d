package dev.pointsman.onnx;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pointsman.feature.ClassifierText;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Pooled vectors by text, each computed once, on few platform threads: native code would pin a
/// virtual thread to its carrier. A caller waits no longer than the deadline; what comes too late
/// still serves the next call. What has not begun by then never begins: texts that nobody waits for
/// would make every later one late, too, and a short rush would never end.
///
/// A future per text is what a deadline needs, and the only place that has any.
final class PooledTexts implements AutoCloseable {
  private static final int WAITING_PER_WORKER = 32;
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

  private final Function<ClassifierText, PooledVector> encoder;
  private final AsyncLoadingCache<ClassifierText, PooledVector> vectors;
  private final ExecutorService workers;
  private final Duration deadline;

  PooledTexts(ClassifierSettings settings, Function<ClassifierText, PooledVector> encoder) {
    this.encoder = encoder;
    deadline = settings.deadline();
    workers =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.workers() * WAITING_PER_WORKER),
            Thread.ofPlatform().daemon().name("encoder-", 0).factory());
    vectors =
        Caffeine.newBuilder()
            .maximumSize(settings.cachedTexts())
            .executor(Runnable::run) // its own housekeeping has no place in a full queue
            .buildAsync((text, _) -> begin(text));
  }

  private CompletableFuture<PooledVector> begin(ClassifierText text) {
    var vector = new CompletableFuture<PooledVector>();
    var asked = System.nanoTime();
    workers.execute(() -> {
      if (System.nanoTime() - asked > deadline.toNanos()) {
        vector.completeExceptionally(new TimeoutException("the encoder was busy for too long"));
        return;
      }
      vector.completeAsync(() -> encoder.apply(text), Runnable::run);
    });
    return vector;
  }

  PooledVector vector(ClassifierText text) throws TimeoutException, InterruptedException {
    try {
      return vectors.get(text).get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException full) {
      throw new TimeoutException("the encoder's queue is full");
    } catch (ExecutionException broken) {
      switch (broken.getCause()) {
        case TimeoutException late -> throw late;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException("the encoder failed", broken);
      }
    }
  }

  /// Waits for the workers also where the caller is interrupted: native memory that is freed under
  /// a running encoder ends the process.
  @Override
  public void close() {
    workers.shutdown();
    var interrupted = Thread.interrupted();
    try {
      interrupted |= endedWhileInterrupted();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean endedWhileInterrupted() {
    var end = System.nanoTime() + PATIENCE_AT_CLOSE.toNanos();
    var interrupted = false;
    while (!workers.isTerminated()) {
      try {
        if (!workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException(
              "expected the encoder to end within %s".formatted(PATIENCE_AT_CLOSE));
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
