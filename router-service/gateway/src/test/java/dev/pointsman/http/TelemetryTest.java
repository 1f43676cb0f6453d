package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  @Test
  void scrapesAtTheSameTimeAreAllWhole() throws InterruptedException, ExecutionException {
    var telemetry = new Telemetry(() -> "scripted-1");
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var scrapes = new ArrayList<Future<String>>();
      for (var i = 0; i < 200; i++) {
        scrapes.add(
            threads.submit(() -> {
              start.await();
              return telemetry.prometheusText();
            }));
      }
      start.countDown();
      for (var scrape : scrapes) {
        assertThat(scrape.get()).contains("pointsman_model_info{version=\"scripted-1\"} 1\n");
      }
    }
  }
}
