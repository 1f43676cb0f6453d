package dev.pointsman.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.feature.ClassifierText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PooledTextsTest {
  private static final ClassifierText FIRST = new ClassifierText("first", "");
  private static final ClassifierText SECOND = new ClassifierText("second", "");
  private static final ClassifierText THIRD = new ClassifierText("third", "");

  private final List<ClassifierText> begun = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final PooledTexts texts =
      new PooledTexts(
          new ClassifierSettings(1, 1, Duration.ofMillis(500), 10), this::encodedOnceOpen);

  @AfterEach
  void close() {
    gate.countDown();
    texts.close();
  }

  @Test
  void keepsWhatComesTooLateForTheNextCall() throws TimeoutException, InterruptedException {
    assertLate(FIRST);
    gate.countDown();
    texts.vector(FIRST);
    texts.vector(FIRST);
    assertThat(begun).containsExactly(FIRST);
  }

  @Test
  void neverBeginsATextWhoseCallerHasLeft() throws TimeoutException, InterruptedException {
    assertLate(FIRST);
    assertLate(SECOND);
    gate.countDown();
    texts.vector(THIRD);
    assertThat(begun).containsExactly(FIRST, THIRD);
  }

  @Test
  void triesAgainATextThatNeverBegan() throws TimeoutException, InterruptedException {
    assertLate(FIRST);
    assertLate(SECOND);
    gate.countDown();
    texts.vector(THIRD);
    texts.vector(SECOND);
    assertThat(begun).containsExactly(FIRST, THIRD, SECOND);
  }

  @Test
  void aRushThatFillsTheQueueLeavesNoStackTraces() {
    var cache = Logger.getLogger("com.github.benmanes.caffeine");
    var logged = new LogBook();
    cache.addHandler(logged);
    var hasty =
        new PooledTexts(
            new ClassifierSettings(1, 1, Duration.ofMillis(5), 10), this::encodedOnceOpen);
    try (hasty) {
      for (var i = 0; i < 100; i++) {
        var text = new ClassifierText("text " + i, "");
        assertThatThrownBy(() -> hasty.vector(text)).isInstanceOf(TimeoutException.class);
      }
      gate.countDown();
    }
    cache.removeHandler(logged);
    assertThat(logged.messages).isEmpty();
  }

  /// Keeps what is logged.
  private static final class LogBook extends Handler {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      messages.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void assertLate(ClassifierText text) {
    assertThatThrownBy(() -> texts.vector(text)).isInstanceOf(TimeoutException.class);
  }

  private PooledVector encodedOnceOpen(ClassifierText text) {
    begun.add(text);
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return new PooledVector(new float[0]);
  }
}
