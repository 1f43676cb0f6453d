package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.RetryAdvice.Never;
import dev.pointsman.upstream.RetryAdvice.Retry;
import dev.pointsman.upstream.RetryAdvice.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAdviceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void trial18WaitsAsLongAsTheUpstreamSays() {
    assertThat(advice(429, "retry-after", "5")).isEqualTo(new RetryAfter(Duration.ofSeconds(5)));
    assertThat(advice(429, "retry-after-ms", "250"))
        .isEqualTo(new RetryAfter(Duration.ofMillis(250)));
    assertThat(advice(529, "retry-after", "Sat, 21 Nov 2026 10:02:00 GMT"))
        .isEqualTo(new RetryAfter(Duration.ofMinutes(2)));
    assertThat(advice(503, "retry-after", "Sat, 21 Nov 2026 09:00:00 GMT"))
        .isEqualTo(new RetryAfter(Duration.ZERO));
  }

  @Test
  void waitsNoLongerThanADayAndNeverShorterThanAsked() {
    assertThat(advice(429, "retry-after", "999999999999"))
        .isEqualTo(new RetryAfter(RetryAdvice.LONGEST));
    assertThat(advice(429, "retry-after-ms", "0.2"))
        .isEqualTo(new RetryAfter(Duration.ofMillis(1)));
  }

  @Test
  void everyStatusIsOneResult() {
    assertThat(RetryAdvice.result(200)).isEqualTo(Result.ANSWERED);
    assertThat(RetryAdvice.result(302)).isEqualTo(Result.GARBLED);
    assertThat(RetryAdvice.result(400)).isEqualTo(Result.REJECTED);
    assertThat(RetryAdvice.result(408)).isEqualTo(Result.TIMED_OUT);
    assertThat(RetryAdvice.result(529)).isEqualTo(Result.OVERLOADED);
    assertThat(RetryAdvice.result(502)).isEqualTo(Result.FAILED);
  }

  @Test
  void triesAgainWhereTheFaultMayPass() {
    for (var status : new int[] {408, 409, 429, 500, 502, 529}) {
      assertThat(advice(status)).isEqualTo(new Retry());
    }
    assertThat(advice(429, "retry-after", "soon")).isEqualTo(new Retry());
  }

  @Test
  void neverRepeatsWhatTheRequestIsToBlameFor() {
    for (var status : new int[] {400, 401, 403, 404, 413, 422}) {
      assertThat(advice(status)).isEqualTo(new Never());
    }
  }

  @Test
  void theUpstreamsOwnWordOnRetriesDecides() {
    assertThat(advice(500, "x-should-retry", "false")).isEqualTo(new Never());
    assertThat(advice(400, "x-should-retry", "true")).isEqualTo(new Retry());
  }

  private static RetryAdvice advice(int status, String... headers) {
    return RetryAdvice.of(status, HeaderFields.of(headers), NOW);
  }
}
