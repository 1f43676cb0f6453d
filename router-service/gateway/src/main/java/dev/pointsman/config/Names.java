package dev.pointsman.config;

import java.util.Collection;
import java.util.Comparator;

/// Finds the name that a misspelt one was meant to be.
final class Names {
  private static final int LONGEST_READ = 40;

  private Names() {}

  /// What to write instead: the nearest known name if it is near, else all of them.
  static String suggest(String wrong, Collection<String> known) {
    if (known.isEmpty()) {
      return "remove it";
    }
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .filter(name -> distance(wrong, name) <= 1 + name.length() / 3)
        .map(name -> "did you mean '%s'?".formatted(name))
        .orElse("use one of " + String.join(", ", known));
  }

  /// The least number of letters to add, drop or change (Levenshtein), of bounded strings.
  private static int distance(String a, String b) {
    var from = a.substring(0, Math.min(a.length(), LONGEST_READ));
    var row = new int[b.length() + 1];
    for (var j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (var i = 0; i < from.length(); i++) {
      row = next(row, i, from.charAt(i), b);
    }
    return row[b.length()];
  }

  private static int[] next(int[] above, int i, char letter, String b) {
    var row = new int[above.length];
    row[0] = i + 1;
    for (var j = 1; j < row.length; j++) {
      var change = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
    }
    return row;
  }
}
