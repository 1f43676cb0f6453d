package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.Classifier;
import dev.pointsman.config.Limits;
import java.time.Duration;
import java.util.ArrayList;
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
          .startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void aPrologueOverFourKibibytesIsRefused() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      assertThat(service.raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
          .startsWith("HTTP/1.1 414");
    }
  }

  @Test
  void anAnswerIsNotHeldBackByNagle() throws Exception {
    try (var service = RunningService.with(ScriptedClassifier.sure(1))) {
      service.fetch("/health");
      var taken = new ArrayList<Duration>();
      for (var i = 0; i < 40; i++) {
        var start = System.nanoTime();
        service.fetch("/health");
        taken.add(Duration.ofNanos(System.nanoTime() - start));
      }
      taken.sort(null);
      assertThat(taken.get(10)).as("what most would take").isLessThan(Duration.ofMillis(40));
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

  @Test
  void callsOverTheLimitAreTurnedAwayWhileOperatorsGetThrough() throws Exception {
    var begun = new CountDownLatch(1);
    var limits =
        new Limits(1 << 20, 64 << 20, 4, 1, 64, Duration.ofSeconds(9), Duration.ofSeconds(5));
    try (var service = RunningService.with(slow(begun), limits, Duration.ofSeconds(9))) {
      var call = new FutureTask<>(() -> service.classify("{\"prompt\":\"a\"}").statusCode());
      Thread.ofVirtual().start(call);
      begun.await();
      var refusal = service.classify("{\"prompt\":\"b\"}");
      assertThat(refusal.statusCode()).isEqualTo(503);
      assertThat(refusal.headers().firstValue("retry-after")).contains("1");
      assertThat(service.fetch("/health").statusCode()).isEqualTo(200);
      assertThat(call.get()).isEqualTo(200);
    }
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
