package dev.pointsman.journal;

import static dev.pointsman.journal.SecretScan.isDigit;
import static dev.pointsman.journal.SecretScan.isLetter;
import static dev.pointsman.journal.SecretScan.isWord;

import dev.pointsman.journal.SecretScan.Found;
import java.util.List;
import java.util.Optional;

/// Tells random tokens from names: both letter cases and digits, changing from one to the other
/// more often than words do. Hexadecimal hashes, UUIDs and constants have one case alone and stay.
final class RandomToken {
  private static final int SHORTEST = 24;
  private static final int SHORTEST_JOINED = 32;
  private static final int FEWEST_OF_A_KIND = 2;

  /// Of random base 62 about 0.62 of the neighbours differ in kind, of names in camel case less
  /// than 0.35.
  private static final double LEAST_CHANGES = 0.42;

  /// Names that providers give to calls and tools, and checksums of lock files: random, not secret.
  private static final List<String> HARMLESS =
      List.of(
          "toolu_",
          "call_",
          "msg_",
          "req_",
          "resp_",
          "chatcmpl-",
          "fc_",
          "rs_",
          "sha256-",
          "sha384-",
          "sha512-");

  private RandomToken() {}

  /// The word between these places, or the base 64 text that begins with it.
  static Optional<Found> at(String text, int from, int to) {
    if (HARMLESS.stream().anyMatch(prefix -> text.startsWith(prefix, from))) {
      return Optional.empty();
    }
    if (from == 0 || !isJoint(text.charAt(from - 1))) {
      var end = joinedEnd(text, to);
      if (end - from >= SHORTEST_JOINED && isRandom(text, from, end)) {
        return Optional.of(new Found(from, end, "token"));
      }
    }
    return to - from >= SHORTEST && isRandom(text, from, to)
        ? Optional.of(new Found(from, to, "token"))
        : Optional.empty();
  }

  private static boolean isRandom(String text, int from, int to) {
    var counts = new int[3];
    var changes = 0;
    var earlier = -1;
    for (var at = from; at < to; at++) {
      var kind = kind(text.charAt(at));
      if (kind >= 0) {
        counts[kind]++;
        changes += earlier >= 0 && kind != earlier ? 1 : 0;
        earlier = kind;
      }
    }
    var known = counts[0] + counts[1] + counts[2];
    return Math.min(counts[0], Math.min(counts[1], counts[2])) >= FEWEST_OF_A_KIND
        && changes >= LEAST_CHANGES * known;
  }

  private static int kind(char c) {
    if (isDigit(c)) {
      return 0;
    }
    if (isLetter(c)) {
      return c >= 'a' ? 1 : 2;
    }
    return -1;
  }

  private static int joinedEnd(String text, int from) {
    var to = from;
    while (to < text.length() && (isWord(text.charAt(to)) || isJoint(text.charAt(to)))) {
      to++;
    }
    while (to < text.length() && text.charAt(to) == '=') {
      to++; // padding
    }
    return to;
  }

  private static boolean isJoint(char c) {
    return c == '+' || c == '/';
  }
}
