package dev.pointsman.journal;

import static dev.pointsman.journal.SecretScan.isDigit;
import static dev.pointsman.journal.SecretScan.isLetter;

import dev.pointsman.journal.SecretScan.Found;
import java.util.Optional;

/// Finds e-mail addresses and the passwords within URLs, both by their at sign.
final class Address {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 255;
  private static final int LONGEST_CREDENTIALS = 256;
  private static final String BETWEEN = "._%+-";

  private Address() {}

  /// What stands around an at sign.
  ///
  /// @param at the sign's place
  /// @param after the place behind it
  /// @param floor no secret begins before this place
  static Optional<Found> around(String text, int at, int after, int floor) {
    return password(text, at, floor).or(() -> mail(text, at, after, floor));
  }

  private static Optional<Found> mail(String text, int at, int after, int floor) {
    var from = at;
    var first = Math.max(floor, at - LONGEST_LOCAL);
    while (from > first && isLocal(text.charAt(from - 1))) {
      from--;
    }
    var to = domainEnd(text, after);
    var isMail = from < at && to > after && !text.substring(from, at).equals("git");
    return isMail ? Optional.of(new Found(from, to, "e-mail")) : Optional.empty();
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || BETWEEN.indexOf(c) >= 0;
  }

  /// The end of a domain whose last label is of letters; the place itself when there is none.
  private static int domainEnd(String text, int from) {
    var last = Math.min(text.length(), from + LONGEST_DOMAIN);
    var to = from;
    while (to < last && (Character.isLetterOrDigit(text.charAt(to)) || isJoint(text, to))) {
      to++;
    }
    while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
      to--;
    }
    var dot = to - 1;
    while (dot > from && text.charAt(dot) != '.') {
      dot--;
    }
    var label = to - dot - 1;
    var isName = dot > from && label >= 2 && Character.isLetter(text.charAt(dot + 1));
    return isName ? to : from;
  }

  private static boolean isJoint(String text, int at) {
    return text.charAt(at) == '.' || text.charAt(at) == '-';
  }

  /// `scheme://user:password@host`.
  private static Optional<Found> password(String text, int at, int floor) {
    var first = Math.max(floor, at - LONGEST_CREDENTIALS);
    var colon = -1;
    for (var from = at - 1; from >= first; from--) {
      var c = text.charAt(from);
      if (c == ':' && !text.startsWith("://", from)) {
        colon = from;
      }
      if (c == '/' || c <= ' ' || c == '"' || c == '\'') {
        var isAddress = c == '/' && from > 1 && text.startsWith("://", from - 2);
        return isAddress && colon > from && colon < at - 1 && !isPlaceholder(text, colon + 1)
            ? Optional.of(new Found(colon + 1, at, "password"))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isPlaceholder(String text, int from) {
    var c = text.charAt(from);
    return !isLetter(c) && !isDigit(c) && (c == '$' || c == '{' || c == '<' || c == '[');
  }
}
