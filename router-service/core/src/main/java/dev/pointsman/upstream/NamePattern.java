package dev.pointsman.upstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pattern for models' names in which `*` stands for anything and `|` for a choice.
record NamePattern(Pattern regex) {
  static NamePattern of(String globs) {
    var choices = Arrays.stream(globs.split("\\|", -1)).map(NamePattern::regexOf);
    return new NamePattern(Pattern.compile(choices.collect(Collectors.joining("|"))));
  }

  private static String regexOf(String glob) {
    var parts = Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote);
    return parts.collect(Collectors.joining(".*"));
  }

  boolean fits(String name) {
    return regex.matcher(name).matches();
  }

  /// The name without a reseller's prefix and a client's suffix such as `[1m]`, and with Claude's
  /// versions spelled as Anthropic spells them.
  static String bare(String model) {
    var whole = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    var suffix = whole.indexOf('[');
    var name = suffix > 0 ? whole.substring(0, suffix) : whole;
    var vendor = name.lastIndexOf("anthropic.");
    if (vendor >= 0) {
      return name.substring(vendor + "anthropic.".length());
    }
    return name.startsWith("claude") ? name.replace('.', '-') : name;
  }
}
