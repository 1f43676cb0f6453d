package dev.pointsman.journal;

import static dev.pointsman.journal.SecretScan.isDigit;
import static dev.pointsman.journal.SecretScan.isWord;

import dev.pointsman.journal.SecretScan.Found;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds values that are assigned to a password or a token, in configuration, code, headers and
/// command lines.
final class AssignedSecret {
  private static final int LONGEST_NAME = 48;
  private static final int LONGEST_VALUE = 512;
  private static final int LONGEST_GAP = 4;
  private static final int LONGEST_ESCAPE = 3;
  private static final String QUOTES = "\"'`";
  private static final String STOPS = ",;)}]&<>|" + QUOTES;
  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token");

  private AssignedSecret() {}

  /// The value behind a colon or an equals sign, if the name before it is that of a secret.
  static Optional<Found> after(String text, int separator) {
    var sort = SecretName.of(nameBefore(text, separator));
    return sort == SecretName.NEITHER
        ? Optional.empty()
        : value(text, skipGap(text, separator + 1), sort);
  }

  /// The value behind `--password ` or `Bearer `.
  static Optional<Found> afterWord(String text, int from, int to) {
    if (to - from > LONGEST_NAME || to >= text.length() || text.charAt(to) != ' ') {
      return Optional.empty();
    }
    var word = text.substring(from, to).toLowerCase(Locale.ROOT);
    if (word.equals("bearer") || word.equals("basic")) {
      return value(text, to + 1, SecretName.CREDENTIALS);
    }
    var sort = word.startsWith("--") ? SecretName.of(word) : SecretName.NEITHER;
    return sort == SecretName.NEITHER ? Optional.empty() : value(text, to + 1, sort);
  }

  private static String nameBefore(String text, int separator) {
    var to = separator;
    while (to > 0 && separator - to < LONGEST_GAP && text.charAt(to - 1) == ' ') {
      to--;
    }
    if (to > 0 && QUOTES.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    while (to > 0 && text.charAt(to - 1) == '\\') {
      to--;
    }
    var from = to;
    while (from > 0 && to - from < LONGEST_NAME && isWord(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from, to);
  }

  private static int skipGap(String text, int from) {
    var at = from;
    while (at < text.length()
        && at - from < LONGEST_GAP
        && " \t=>:".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static Optional<Found> value(String text, int from, SecretName sort) {
    var open = from;
    while (open < text.length() && open - from < LONGEST_ESCAPE && text.charAt(open) == '\\') {
      open++;
    }
    var isQuoted = open < text.length() && QUOTES.indexOf(text.charAt(open)) >= 0;
    var start = skipScheme(text, isQuoted ? open + 1 : from);
    var end = isQuoted ? quotedEnd(text, start, text.charAt(open)) : bareEnd(text, start);
    return sort.isSecret(text.substring(start, end), isQuoted)
        ? Optional.of(new Found(start, end, sort.kind()))
        : Optional.empty();
  }

  private static int skipScheme(String text, int from) {
    var space = text.indexOf(' ', from, Math.min(text.length(), from + 8));
    var isScheme =
        space > 0 && SCHEMES.contains(text.substring(from, space).toLowerCase(Locale.ROOT));
    return isScheme ? space + 1 : from;
  }

  private static int quotedEnd(String text, int from, char quote) {
    var last = Math.min(text.length(), from + LONGEST_VALUE);
    var to = from;
    while (to < last && text.charAt(to) != quote && text.charAt(to) != '\n') {
      to++;
    }
    while (to > from && to < last && text.charAt(to - 1) == '\\') {
      to--;
    }
    return to;
  }

  private static int bareEnd(String text, int from) {
    var last = Math.min(text.length(), from + LONGEST_VALUE);
    var to = from;
    while (to < last && text.charAt(to) > ' ' && STOPS.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    var isCut = to == last && last < text.length();
    return isCut ? wordEnd(text, to) : to;
  }

  /// A value longer than any password is hidden up to its end, not cut in two.
  private static int wordEnd(String text, int from) {
    var to = from;
    while (to < text.length() && (isWord(text.charAt(to)) || isDigit(text.charAt(to)))) {
      to++;
    }
    return to;
  }
}
