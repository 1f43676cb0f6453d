package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A rule that looks for words or short phrases in the user's prompt.
///
/// Only whole words count, in any case, with anything but letters and digits between them: "auth"
/// is found in "the auth_token" and not in "author"; "cross-repo" is also "cross repo". The time is
/// bounded by the keywords times the first characters of the prompt.
///
/// @param longestPrompt the number of words above which a prompt is about more than the keyword
public record KeywordRule(List<String> keywords, Tier tier, int longestPrompt) {
  public static final int LONGEST_KEYWORD = 60;

  private static final int CHARACTERS_READ = 4_000;

  public KeywordRule {
    keywords = List.copyOf(keywords);
    for (var keyword : keywords) {
      if (!isUsable(keyword)) {
        throw new IllegalArgumentException(
            "expected a keyword of letters or digits, at most 60 long, got '" + keyword + "'");
      }
    }
  }

  public static boolean isUsable(String keyword) {
    return keyword.length() <= LONGEST_KEYWORD && !spaced(keyword).isBlank();
  }

  /// The first configured keyword that the prompt holds.
  public Optional<String> findIn(String prompt) {
    if (keywords.isEmpty()) {
      return Optional.empty();
    }
    var words = spaced(prompt);
    var count = words.chars().filter(character -> character == ' ').count() - 1;
    if (count > longestPrompt) {
      return Optional.empty();
    }
    return keywords.stream().filter(keyword -> words.contains(spaced(keyword))).findFirst();
  }

  /// Lower-case words, one space before, between and after them.
  private static String spaced(String text) {
    var lower =
        text.substring(0, Math.min(text.length(), CHARACTERS_READ)).toLowerCase(Locale.ROOT);
    var words = new StringBuilder(lower.length() + 2).append(' ');
    for (var at = 0; at < lower.length(); at += Character.charCount(lower.codePointAt(at))) {
      append(words, lower.codePointAt(at));
    }
    return words.charAt(words.length() - 1) == ' '
        ? words.toString()
        : words.append(' ').toString();
  }

  private static void append(StringBuilder words, int character) {
    if (Character.isLetterOrDigit(character)) {
      words.appendCodePoint(character);
    } else if (words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }
}
