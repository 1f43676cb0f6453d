package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.TrialSize;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Five times as many calls as the providers take. Alone, for others would wait.
@Isolated
class OverloadTest {
  private static final int PLACES = 16;
  private static final Duration WORK = Duration.ofMillis(400);
  private static final double CAPACITY = PLACES * 1e9 / WORK.toNanos();
  private static final int SECONDS = 3;
  private static final String CALL = Calls.message("claude-auto", "Hi");

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  /// What became of one call.
  private record Told(HttpResponse<String> answer, Duration taken) {
    boolean isAnswer() {
      return answer.statusCode() == 200;
    }
  }

  @Test
  void trial21GoodputStaysRejectionsAreQuickAndHealthIsWell() throws Exception {
    stage.restart(
        LiveGateway.bothKeys(stage.upstream().base()),
        "relay: {retries: 0, concurrency: %d}".formatted(PLACES));
    stage.always(request -> Answers.to(request, Reply.text("Hello")).after(WORK));
    offered(5); // code that has just started is slower
    var peak = offered(1).stream().filter(Told::isAnswer).count();
    var health = new FutureTask<>(this::health);
    Thread.ofVirtual().start(health);
    var told = offered(5);
    var rejected = told.stream().filter(one -> !one.isAnswer()).toList();
    assertThat(told.stream().filter(Told::isAnswer).count())
        .isGreaterThanOrEqualTo((long) (TrialSize.of(0.9, 0.7) * peak));
    assertThat(rejected).isNotEmpty().allSatisfy(OverloadTest::assertPolite);
    assertThat(slowest(rejected)).isLessThan(Duration.ofMillis((long) TrialSize.of(20, 2_000)));
    assertThat(health.get()).containsOnly(200);
  }

  /// What the service says of its health all the while.
  private List<Integer> health() throws Exception {
    var statuses = new ArrayList<Integer>();
    for (var i = 0; i < 10 * SECONDS; i++) {
      statuses.add(stage.get("/health").statusCode());
      Thread.sleep(100);
    }
    return statuses;
  }

  private static void assertPolite(Told rejected) {
    assertThat(rejected.answer.statusCode()).isEqualTo(503);
    assertThat(rejected.answer.headers().firstValue("retry-after")).contains("1");
    assertThat(rejected.answer.body()).contains("\"type\":\"error\"");
  }

  /// Of a hundred the slowest but one.
  private static Duration slowest(List<Told> told) {
    var taken = told.stream().map(Told::taken).sorted().toList();
    return taken.get((int) (0.99 * (taken.size() - 1)));
  }

  /// So many times the capacity, evenly spread, whatever is answered.
  private List<Told> offered(double load) throws Exception {
    var pause = Duration.ofNanos((long) (1e9 / (CAPACITY * load)));
    var calls = new ArrayList<Future<Told>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = System.nanoTime();
      for (var i = 0; i < SECONDS * CAPACITY * load; i++) {
        var due = start + i * pause.toNanos() - System.nanoTime();
        Thread.sleep(Duration.ofNanos(Math.max(0, due)));
        calls.add(threads.submit(this::call));
      }
    }
    var told = new ArrayList<Told>();
    for (var call : calls) {
      told.add(call.get());
    }
    return told;
  }

  private Told call() throws Exception {
    var start = System.nanoTime();
    var answer = stage.post("/v1/messages", CALL);
    return new Told(answer, Duration.ofNanos(System.nanoTime() - start));
  }
}
