package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.Classifier;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ServiceLimitsTest {
  @Test
  void headersOverSixteenKibibytesAreRefused() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      assertThat(
              service.raw(
                  "GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
          .startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void aPrologueOverFourKibibytesIsRefused() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      assertThat(service.raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void aRequestThatNeverEndsIsCut() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      var start = System.nanoTime();
      service.raw("POST /v1/classify HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void anAnswerIsNotHeldBackByNagle() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      service.fetch("/health");
      var start = System.nanoTime();
      for (var i = 0; i < 20; i++) {
        service.fetch("/health");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(Duration.ofMillis(20 * 40));
    }
  }

  @Test
  void aCallUnderWayIsAnsweredWhenTheServiceStops() throws Exception {
    var begun = new CountDownLatch(1);
    var service = RunningService.with(slow(begun));
    var call = new FutureTask<>(() -> service.classify("{\"prompt\":\"a\"}").statusCode());
    Thread.ofVirtual().start(call);
    begun.await();
    var stopping = Thread.ofVirtual().start(service::close);
    assertThat(call.get()).isEqualTo(200);
    stopping.join();
  }

  private static Classifier slow(CountDownLatch begun) {
    return features -> {
      begun.countDown();
      pause();
      return ScriptedClassifier.sure(1).answer();
    };
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(700));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
