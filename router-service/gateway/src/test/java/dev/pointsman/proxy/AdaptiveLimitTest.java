package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.AdaptiveLimit.Ticket;
import dev.pointsman.proxy.AdaptiveLimit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveLimitTest {
  private static final int MOST = 512;
  private static final double LOST = 0.05;
  private static final double SETTLING = 300;
  private static final double MEASURED = 600;

  @Test
  void isWhatWasConfiguredUntilTheTargetSaysOtherwise() {
    var limit = new AdaptiveLimit(20);
    for (var i = 0; i < 100; i++) {
      all(limit, 20, Verdict.FINE);
    }
    assertThat(limit.limit()).isEqualTo(20);
    assertThat(entered(limit, 30)).hasSize(20);
  }

  @Test
  void fallsOnceARoundHoweverManySayTheSame() {
    var limit = new AdaptiveLimit(100);
    all(limit, 100, Verdict.OVERLOADED);
    assertThat(limit.limit()).isBetween(50, 90);
  }

  @Test
  void neverFallsBelowAFew() {
    var limit = new AdaptiveLimit(100);
    for (var i = 0; i < 100; i++) {
      all(limit, 100, Verdict.OVERLOADED);
    }
    assertThat(limit.limit()).isEqualTo(AdaptiveLimit.FEWEST);
  }

  @Test
  void aConfiguredLimitBelowAFewHolds() {
    var limit = new AdaptiveLimit(2);
    all(limit, 2, Verdict.OVERLOADED);
    assertThat(limit.limit()).isEqualTo(2);
  }

  @Test
  void growsOnlyWhileItIsFullyUsed() {
    var limit = fallen();
    var low = limit.limit();
    IntStream.range(0, 1_000).forEach(_ -> all(limit, 1, Verdict.FINE));
    assertThat(limit.limit()).isEqualTo(low);
    IntStream.range(0, 1_000).forEach(_ -> all(limit, 100, Verdict.FINE));
    assertThat(limit.limit()).isEqualTo(100);
  }

  @Test
  void aFewLostCallsChangeNothing() {
    var limit = new AdaptiveLimit(100);
    for (var i = 0; i < 50; i++) {
      all(limit, 5, Verdict.OVERLOADED);
      all(limit, 95, Verdict.FINE);
    }
    assertThat(limit.limit()).isEqualTo(100);
  }

  @Test
  void callsWithoutAVerdictChangeNothingAndGiveTheirPlaceBack() {
    var limit = new AdaptiveLimit(10);
    IntStream.range(0, 100).forEach(_ -> all(limit, 10, Verdict.NONE));
    assertThat(entered(limit, 20)).hasSize(10);
  }

  /// A target that refuses what is too much, and one that lets it wait until it is too late.
  @ParameterizedTest
  @CsvSource({"16, false", "64, false", "16, true", "64, true"})
  void trial20ReachesNineTenthsOfTheBestFixedLimit(int places, boolean isQueueing) {
    var best =
        Stream.of(0.8, 1.0, 1.25, 1.5)
            .mapToDouble(share -> fixed((int) (places * share), places, isQueueing))
            .max()
            .orElseThrow();
    assertThat(goodput(new AdaptiveLimit(MOST), places, isQueueing)).isGreaterThan(0.9 * best);
  }

  @Test
  void trial20StaysNearWhatTheTargetTakes() {
    var limit = new AdaptiveLimit(MOST);
    goodput(limit, 64, false);
    assertThat(limit.limit()).isBetween(58, 96);
  }

  private static double fixed(int size, int places, boolean isQueueing) {
    return new SimulatedTarget(places, LOST, isQueueing, new AdaptiveLimit(size))
        .unheard()
        .goodput(SETTLING, MEASURED);
  }

  private static double goodput(AdaptiveLimit limit, int places, boolean isQueueing) {
    return new SimulatedTarget(places, LOST, isQueueing, limit).goodput(SETTLING, MEASURED);
  }

  private static AdaptiveLimit fallen() {
    var limit = new AdaptiveLimit(100);
    IntStream.range(0, 5).forEach(_ -> all(limit, 100, Verdict.OVERLOADED));
    return limit;
  }

  private static void all(AdaptiveLimit limit, int calls, Verdict verdict) {
    entered(limit, calls).forEach(ticket -> limit.leave(ticket, verdict));
  }

  private static List<Ticket> entered(AdaptiveLimit limit, int calls) {
    var tickets = new ArrayList<Ticket>();
    IntStream.range(0, calls).forEach(_ -> limit.enter().ifPresent(tickets::add));
    return tickets;
  }
}
