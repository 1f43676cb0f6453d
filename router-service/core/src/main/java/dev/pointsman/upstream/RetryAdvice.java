package dev.pointsman.upstream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What an upstream's error says about trying again.
public sealed interface RetryAdvice {
  /// Another try may succeed at once or after the usual pause.
  record Retry() implements RetryAdvice {}

  /// Another try may succeed after the time that the upstream names.
  record RetryAfter(Duration pause) implements RetryAdvice {}

  /// The same request will fail the same way.
  record Never() implements RetryAdvice {}

  /// Reads status and headers.
  static RetryAdvice of(int status, HeaderFields headers, Instant now) {
    if (headers.first("x-should-retry").filter("false"::equalsIgnoreCase).isPresent()) {
      return new Never();
    }
    var asked = headers.first("x-should-retry").filter("true"::equalsIgnoreCase).isPresent();
    if (!asked && !isRetryable(status)) {
      return new Never();
    }
    return pause(headers, now).<RetryAdvice>map(RetryAfter::new).orElseGet(Retry::new);
  }

  private static boolean isRetryable(int status) {
    return status == 408 || status == 409 || status == 429 || status >= 500;
  }

  private static Optional<Duration> pause(HeaderFields headers, Instant now) {
    var millis = headers.first("retry-after-ms").flatMap(RetryAdvice::number);
    if (millis.isPresent()) {
      return millis.map(value -> Duration.ofMillis(Math.round(value)));
    }
    return headers.first("retry-after").flatMap(value -> secondsOrDate(value, now));
  }

  private static Optional<Duration> secondsOrDate(String value, Instant now) {
    var seconds = number(value);
    if (seconds.isPresent()) {
      return seconds.map(number -> Duration.ofMillis(Math.round(number * 1_000)));
    }
    try {
      var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      var pause = Duration.between(now, date.toInstant());
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(String text) {
    return text.strip().matches("\\d{1,9}(\\.\\d{1,6})?")
        ? Optional.of(Double.parseDouble(text.strip()))
        : Optional.empty();
  }
}
