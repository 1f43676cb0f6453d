package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BulkheadTest {
  private static final int CALLS = 40;

  @Test
  void neverMoreComputeAtOnceThanItHasPlaces() throws Exception {
    var bulkhead = new Bulkhead(2);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Integer>>();
      for (var call = 0; call < CALLS; call++) {
        calls.add(
            threads.submit(() ->
                bulkhead.inside(() -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  full.countDown();
                  awaitQuietly(full);
                  return inside.decrementAndGet();
                })));
      }
      assertThat(results(calls)).hasSize(CALLS);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void aComputationThatFailsGivesItsPlaceBack() {
    var bulkhead = new Bulkhead(1);
    assertThatThrownBy(() ->
            bulkhead.inside(() -> {
              throw new IllegalStateException("no such body");
            }))
        .hasMessage("no such body");
    assertThat(bulkhead.inside(() -> "the next one")).isEqualTo("the next one");
  }

  @Test
  void thereIsAPlaceOnASingleProcessorToo() {
    assertThat(Bulkhead.sparingOneProcessor().inside(() -> "read")).isEqualTo("read");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> results(List<Future<Integer>> calls)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<Integer>();
    for (var call : calls) {
      results.add(call.get());
    }
    return results;
  }
}
