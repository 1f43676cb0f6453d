package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Received;
import dev.pointsman.rehearsal.Reply;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A provider that takes fewer calls at once than it may be sent.
class CrowdedProviderTest {
  private static final int PLACES = 6;
  private static final int ALLOWED = 32;
  private static final int CLIENTS = 24;
  private static final int CALLS = 15;
  private static final Duration WORK = Duration.ofMillis(60);
  private static final String CALL = Calls.message("claude-auto", "Hi");
  private static final String LABELS = "\\{model=\"claude-haiku[^\"]*\",provider=\"anthropic\"} ";

  private final LiveStage stage = new LiveStage();
  private final PriorityQueue<Long> ends = new PriorityQueue<>();
  private final AtomicInteger refused = new AtomicInteger();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void trial20TheLimitFindsItselfAndTheMetricsTellIt() throws Exception {
    stage.restart(
        LiveGateway.bothKeys(stage.upstream().base()),
        "relay: {retries: 0, concurrency: %d}".formatted(ALLOWED));
    stage.always(this::answer);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(_ -> threads.submit(this::callAgainAndAgain))
              .toList();
      for (var client : clients) {
        client.get();
      }
    }
    assertThat(metric("pointsman_target_limit")).isBetween(1.0, ALLOWED / 2.0);
    assertThat(metric("pointsman_target_under_way")).isZero();
    assertThat(metric("pointsman_target_shut")).isZero();
    assertThat(refused).hasValueBetween(1, CLIENTS * CALLS / 2);
  }

  private synchronized Answer answer(Received request) {
    var now = System.nanoTime();
    ends.removeIf(end -> end - now < 0);
    if (ends.size() >= PLACES) {
      refused.incrementAndGet();
      return Answer.json(429, "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\"}}");
    }
    ends.add(now + WORK.toNanos());
    return Answers.to(request, Reply.text("Hello")).after(WORK);
  }

  private Void callAgainAndAgain() throws Exception {
    for (var call = 0; call < CALLS; call++) {
      assertThat(stage.post("/v1/messages", CALL).statusCode()).isIn(200, 429, 503);
      Thread.sleep(WORK);
    }
    return null;
  }

  private double metric(String name) throws Exception {
    var found = Pattern.compile(name + LABELS + "(\\S+)").matcher(stage.get("/metrics").body());
    assertThat(found.find()).as(name).isTrue();
    return Double.parseDouble(found.group(1));
  }
}
