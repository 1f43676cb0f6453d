package dev.pointsman.journal;

import static dev.pointsman.journal.SecretScan.isDigit;
import static dev.pointsman.journal.SecretScan.isLetter;
import static dev.pointsman.journal.SecretScan.isWord;

import dev.pointsman.journal.SecretScan.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys that can be told by how they begin.
final class SecretShapes {
  private static final int LONGEST_DOTTED = 4_096;

  /// How a kind of key begins, and the least that must follow. The shortest tails are those of
  /// prefixes that nothing else has: there even a piece of a key is hidden.
  private record Shape(String prefix, int least, boolean hasDigit, boolean dotted) {
    int end(String text, int from, int wordEnd) {
      return dotted ? dottedEnd(text, from + prefix.length()) : wordEnd;
    }
  }

  private static final Map<Character, List<Shape>> SHAPES =
      List.of(
              sure("sk-ant-", 4),
              sure("sk-proj-", 8),
              sure("sk-svcacct-", 8),
              sure("sk-or-", 8),
              numbered("sk-", 16),
              numbered("pm-", 20),
              numbered("xai-", 20),
              numbered("gsk_", 16),
              numbered("hf_", 16),
              sure("hf_", 34),
              numbered("r8_", 16),
              numbered("nvapi-", 16),
              numbered("pplx-", 16),
              numbered("tvly-", 12),
              sure("sk_live_", 8),
              sure("sk_test_", 8),
              sure("rk_live_", 8),
              sure("whsec_", 8),
              numbered("AKIA", 12),
              sure("AKIA", 16),
              numbered("ASIA", 12),
              sure("ASIA", 16),
              sure("ghp_", 12),
              sure("gho_", 12),
              sure("ghu_", 12),
              sure("ghs_", 12),
              sure("ghr_", 12),
              sure("github_pat_", 8),
              sure("xoxb-", 6),
              sure("xoxp-", 6),
              sure("xoxa-", 6),
              sure("xoxr-", 6),
              sure("xoxs-", 6),
              sure("xoxe-", 6),
              sure("xapp-", 10),
              sure("AIza", 20),
              sure("glpat-", 8),
              sure("gldt-", 12),
              sure("glrt-", 12),
              numbered("npm_", 20),
              sure("pypi-Ag", 16),
              sure("dckr_pat_", 12),
              sure("dop_v1_", 16),
              sure("shpat_", 16),
              sure("lin_api_", 16),
              sure("sntrys_", 16),
              sure("sq0atp-", 12),
              sure("AGE-SECRET-KEY-", 16),
              dotted("ya29.", 16),
              dotted("SG.", 20),
              dotted("hvs.", 16),
              dotted("eyJ", 24))
          .stream()
          .collect(Collectors.groupingBy(shape -> shape.prefix.charAt(0)));

  private SecretShapes() {}

  /// A key within the word between these places.
  static Optional<Found> in(String text, int from, int to) {
    var lastDigit = lastDigit(text, from, to);
    for (var at = from; at < to; at++) {
      if (begins(text, from, at)) {
        var start = at;
        var end = end(text, start, to, lastDigit);
        if (end > start) {
          return Optional.of(new Found(start, end, "key"));
        }
      }
    }
    return Optional.empty();
  }

  /// The end of the key that begins here, 0 when none does.
  private static int end(String text, int at, int wordEnd, int lastDigit) {
    for (var shape : SHAPES.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(shape.prefix, at)) {
        var end = shape.end(text, at, wordEnd);
        var tail = end - at - shape.prefix.length();
        var isToken = shape.dotted || !shape.hasDigit || lastDigit > at + shape.prefix.length();
        if (tail >= shape.least
            && isToken
            && (!shape.prefix.equals("eyJ") || isJwt(text, at, end))) {
          return end;
        }
      }
    }
    return 0;
  }

  private static boolean isJwt(String text, int from, int to) {
    var dot = text.indexOf('.', from, to);
    return dot > 0 && dot < to - 1;
  }

  /// A key begins where a word does, after a joint of it, or after an escape that ends in a letter
  /// or digit, such as `\n` in JSON and `%3D` in an address.
  private static boolean begins(String text, int word, int at) {
    if (at == word || !isLetterOrDigit(text.charAt(at - 1))) {
      return true;
    }
    var before = word == 0 ? ' ' : text.charAt(word - 1);
    return switch (at - word) {
      case 1 -> before == '\\';
      case 2 -> before == '%';
      case 5 -> before == '\\' && text.charAt(word) == 'u';
      default -> false;
    };
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  private static int lastDigit(String text, int from, int to) {
    var at = to - 1;
    while (at >= from && !isDigit(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private static int dottedEnd(String text, int from) {
    var last = Math.min(text.length(), from + LONGEST_DOTTED);
    var to = from;
    while (to < last && (isWord(text.charAt(to)) || text.charAt(to) == '.')) {
      to++;
    }
    return to;
  }

  private static Shape sure(String prefix, int least) {
    return new Shape(prefix, least, false, false);
  }

  private static Shape numbered(String prefix, int least) {
    return new Shape(prefix, least, true, false);
  }

  private static Shape dotted(String prefix, int least) {
    return new Shape(prefix, least, false, true);
  }
}
