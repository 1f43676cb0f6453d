package dev.pointsman.feature;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How dense a text is: its words, its numbers, its formulas. Bounds such as `10^18`, and how many
/// of them there are, say much of how hard a stated problem is. Very long texts are judged by their
/// head and tail.
final class TextComplexity {
  private static final int HEAD = 6_000;
  private static final int TAIL = 2_000;
  private static final int LONGEST_NUMBER = 18;
  private static final String FORMULA_MARKS = "$\\^_{}=<>≤≥∑∈";

  private final Set<String> distinct = new HashSet<>();
  private int words;
  private int letters;
  private int singleLetters;
  private int numbers;
  private int digits;
  private int formulaMarks;
  private int brackets;
  private int powersOfTen;
  private double largestPower;

  private TextComplexity() {}

  static void measure(String text, Measurements measured) {
    var complexity = new TextComplexity();
    var window = TextWindow.headAndTail(text, HEAD, TAIL);
    complexity.read(window);
    complexity.put(Math.max(1, window.length()), measured);
  }

  private void read(String text) {
    var position = 0;
    while (position < text.length()) {
      var end = endOfRun(text, position);
      readRun(text, position, end);
      position = end;
    }
  }

  /// A run is a stretch of letters or of digits, or one other character.
  private static int endOfRun(String text, int start) {
    var first = text.charAt(start);
    if (!Character.isLetterOrDigit(first)) {
      return start + 1;
    }
    var end = start + 1;
    while (end < text.length() && isAlike(first, text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAlike(char first, char other) {
    return Character.isDigit(first) ? Character.isDigit(other) : Character.isLetter(other);
  }

  private void readRun(String text, int start, int end) {
    var first = text.charAt(start);
    if (Character.isDigit(first)) {
      readNumber(text, start, end);
      return;
    }
    if (Character.isLetter(first)) {
      readWord(text.substring(start, end));
      return;
    }
    formulaMarks += FORMULA_MARKS.indexOf(first) >= 0 ? 1 : 0;
    brackets += first == '(' ? 1 : 0;
  }

  private void readWord(String word) {
    words++;
    letters += word.length();
    singleLetters += word.length() == 1 ? 1 : 0;
    distinct.add(word.toLowerCase(Locale.ROOT));
  }

  /// `10^9` and `10^{9}` count as the power that they state, other numbers by their digits.
  private void readNumber(String text, int start, int end) {
    numbers++;
    digits += end - start;
    var length = end - start;
    if (isExponentOfTen(text, start) && length <= 2) {
      powersOfTen++;
      largestPower = Math.max(largestPower, Integer.parseInt(text.substring(start, end)));
    } else if (length <= LONGEST_NUMBER) {
      var value = (double) Long.parseLong(text.substring(start, end));
      largestPower = Math.max(largestPower, Math.log10(Math.max(1, value)));
    }
  }

  private static boolean isExponentOfTen(String text, int start) {
    if (start == 0 || "^*{ ".indexOf(text.charAt(start - 1)) < 0) { // as for most numbers
      return false;
    }
    var before = text.substring(Math.max(0, start - 5), start).replace("{", "").replace(" ", "");
    return before.endsWith("10^") || before.endsWith("10**");
  }

  private void put(int characters, Measurements measured) {
    measured.put("largest_power", largestPower);
    measured.put("numbers", numbers);
    measured.put("digit_share", (double) digits / characters);
    measured.put("formula_share", (double) formulaMarks / characters);
    measured.put("brackets", brackets);
    measured.put("powers_of_ten", powersOfTen);
    measured.put("distinct_words", distinct.size());
    measured.put("word_variety", (double) distinct.size() / Math.max(1, words));
    measured.put("word_length", (double) letters / Math.max(1, words));
    measured.put("single_letter_share", (double) singleLetters / Math.max(1, words));
  }
}
