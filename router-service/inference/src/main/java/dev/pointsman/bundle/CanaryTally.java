package dev.pointsman.bundle;

import java.util.regex.Pattern;

/// How many sessions have failed since a canary began.
///
/// @param canary which one, and beside which model
/// @param candidates sessions that it decides for
/// @param incumbents sessions of the model that serves
public record CanaryTally(String canary, long candidates, long incumbents) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.+)");

  String text() {
    return candidates + " " + incumbents + " " + canary;
  }

  /// A text that is none counts nothing: the tally is the service's own note, not an order.
  static CanaryTally read(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? new CanaryTally(
            parts.group(3), Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
        : new CanaryTally("", 0, 0);
  }
}
