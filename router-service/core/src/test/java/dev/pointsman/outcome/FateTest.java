package dev.pointsman.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.outcome.Fact.PullRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FateTest {
  private static final Fact SHIPPED = new Fact.Shipped();
  private static final Fact FAILED = new Fact.Failed();
  private static final Fact REVERTED = new Fact.Reverted();

  @Test
  void keptWorkHasShipped() {
    assertThat(
            Stream.of(
                SHIPPED,
                new Fact.Commit("abc"),
                new Fact.Rating(4),
                new Fact.Tests(3, 0),
                new Fact.Ci(true),
                new PullRequest(PullRequest.Stage.MERGED)))
        .allMatch(fact -> Fate.of(fact) == Fate.SHIPPED);
  }

  @Test
  void workOfNoUseHasFailed() {
    assertThat(
            Stream.of(
                FAILED,
                new Fact.Retried(),
                REVERTED,
                new Fact.Rating(2),
                new Fact.Tests(3, 1),
                new Fact.Ci(false),
                new PullRequest(PullRequest.Stage.CLOSED)))
        .allMatch(fact -> Fate.of(fact) == Fate.FAILED);
  }

  @Test
  void theRestSaysNothing() {
    assertThat(
            Stream.of(
                new Fact.Rating(3),
                new PullRequest(PullRequest.Stage.OPENED),
                new Fact.Label("fast"),
                new Fact.Metrics(Map.of())))
        .allMatch(fact -> Fate.of(fact) == Fate.UNKNOWN);
  }

  @Test
  void whatShipsAfterAFailureMendsIt() {
    assertThat(heard(FAILED, SHIPPED).isFailure()).isFalse();
    assertThat(heard(SHIPPED, FAILED).isFailure()).isTrue();
    assertThat(heard(FAILED, new Fact.Rating(3)).isFailure()).isTrue();
  }

  @Test
  void workThatIsTakenBackHasFailedAfterAll() {
    assertThat(heard(SHIPPED, REVERTED).isFailure()).isTrue();
    assertThat(heard(REVERTED, SHIPPED).isFailure()).isFalse();
  }

  @Test
  void nothingMendsABrokenModel() {
    assertThat(Fate.FAILED.then(Fate.BROKEN).then(Fate.SHIPPED)).isEqualTo(Fate.BROKEN);
  }

  private static Fate heard(Fact... facts) {
    return List.of(facts).stream().map(Fate::of).reduce(Fate.UNKNOWN, Fate::then);
  }
}
