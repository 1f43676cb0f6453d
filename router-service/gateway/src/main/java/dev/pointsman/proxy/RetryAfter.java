package dev.pointsman.proxy;

import dev.pointsman.upstream.HeaderFields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// How long a provider asks to be left alone: `retry-after-ms`, or `retry-after` in seconds or as a
/// date.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// Zero when it does not say, or says nothing that can be read.
  static Duration of(HeaderFields headers, Instant now) {
    var millis = headers.first("retry-after-ms").map(RetryAfter::number).orElse(-1.0);
    if (millis >= 0) {
      return bounded(millis);
    }
    var asked = headers.first("retry-after").orElse("").strip();
    var seconds = number(asked);
    return seconds >= 0 ? bounded(seconds * 1_000) : until(asked, now);
  }

  /// In whole seconds, as the header is written.
  static String header(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private static Duration bounded(double millis) {
    return Duration.ofMillis((long) Math.min(Math.ceil(millis), (double) LONGEST.toMillis()));
  }

  private static double number(String text) {
    return text.matches("\\d{1,12}(\\.\\d{1,6})?") ? Double.parseDouble(text) : -1;
  }

  private static Duration until(String date, Instant now) {
    try {
      var format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
      var wait = Duration.between(now, ZonedDateTime.parse(date, format).toInstant());
      return wait.isNegative() ? Duration.ZERO : bounded((double) wait.toMillis());
    } catch (DateTimeParseException _) {
      return Duration.ZERO;
    }
  }
}
