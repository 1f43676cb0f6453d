package dev.pointsman.upstream;

import dev.pointsman.upstream.Attempt.Result;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What an upstream's error says about trying again.
public sealed interface RetryAdvice {
  /// Longer pauses are taken to be this long.
  Duration LONGEST = Duration.ofDays(1);

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

  /// The same headers with the pause in whole seconds, rounded up, as clients read it; without one
  /// that cannot be read.
  static HeaderFields inWholeSeconds(HeaderFields headers, Instant now) {
    var told = headers.without(field -> field.isNamed("retry-after"));
    return headers
        .first("retry-after")
        .flatMap(value -> secondsOrDate(value, now))
        .map(pause -> told.with("retry-after", Long.toString(pause.plusMillis(999).toSeconds())))
        .orElse(told);
  }

  /// Whether this status tells of a fault that may pass.
  static boolean isRetryable(int status) {
    return status == 408 || status == 409 || status == 429 || status >= 500;
  }

  /// How a try ended that an upstream answered with this status.
  static Result result(int status) {
    return switch (status) {
      case 408, 504 -> Result.TIMED_OUT;
      case 429, 503, 529 -> Result.OVERLOADED;
      default -> {
        if (status >= 500) {
          yield Result.FAILED;
        }
        if (status >= 400) {
          yield Result.REJECTED;
        }
        yield status >= 200 && status < 300 ? Result.ANSWERED : Result.GARBLED;
      }
    };
  }

  private static Optional<Duration> pause(HeaderFields headers, Instant now) {
    var millis = headers.first("retry-after-ms").flatMap(RetryAdvice::number);
    if (millis.isPresent()) {
      return millis.map(RetryAdvice::bounded);
    }
    return headers.first("retry-after").flatMap(value -> secondsOrDate(value, now));
  }

  private static Optional<Duration> secondsOrDate(String value, Instant now) {
    var seconds = number(value);
    if (seconds.isPresent()) {
      return seconds.map(number -> bounded(number * 1_000));
    }
    try {
      var date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded((double) Duration.between(now, date.toInstant()).toMillis()));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  /// Never shorter than asked for, never in the past, never beyond any caller's patience.
  private static Duration bounded(double millis) {
    return Duration.ofMillis(
        (long) Math.clamp(Math.ceil(millis), 0.0, (double) LONGEST.toMillis()));
  }

  private static Optional<Double> number(String text) {
    return text.strip().matches("\\d{1,12}(\\.\\d{1,6})?")
        ? Optional.of(Double.parseDouble(text.strip()))
        : Optional.empty();
  }
}
