package dev.pointsman.feature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The counts of a test run, as its last summary states them.
record TestReport(int run, int passed, int failed) {
  private static final int WINDOW = 6_000;
  private static final int LONGEST_LINE = 300;
  private static final int SHORTEST_LINE = "1 error".length();

  private static final Pattern MAVEN =
      Pattern.compile("Tests run: (\\d{1,7}), Failures: (\\d{1,7}), Errors: (\\d{1,7})");
  private static final Pattern UNITTEST = Pattern.compile("^Ran (\\d{1,7}) tests? in ");
  private static final Pattern UNITTEST_BAD =
      Pattern.compile("^FAILED \\((?:failures=(\\d{1,7}))?,? ?(?:errors=(\\d{1,7}))?");
  private static final Pattern GRADLE =
      Pattern.compile("(\\d{1,7}) tests? completed, (\\d{1,7}) failed");
  private static final Pattern GOOD = Pattern.compile("(\\d{1,7}) (?:passed|passing)\\b");
  private static final Pattern BAD = Pattern.compile("(\\d{1,7}) (?:failed|failing|errors?)\\b");

  static Optional<TestReport> in(String text) {
    var counter = new Counter();
    TextWindow.tail(text, WINDOW)
        .lines()
        .map(line -> TextWindow.head(line.strip(), LONGEST_LINE))
        .filter(line -> line.length() >= SHORTEST_LINE)
        .forEach(counter::read);
    return counter.report();
  }

  /// Reads lines and keeps what the last summary said; cargo and go add up over their packages.
  private static final class Counter {
    private int run;
    private int passed;
    private int failed;
    private boolean seen;

    void read(String line) {
      var maven = found(MAVEN, "Tests run: ", line);
      var gradle = found(GRADLE, " completed, ", line);
      var unittest = found(UNITTEST, "Ran ", line);
      if (maven != null) {
        set(number(maven, 1), number(maven, 2) + number(maven, 3));
      } else if (gradle != null) {
        set(number(gradle, 1), number(gradle, 2));
      } else if (unittest != null) {
        set(number(unittest, 1), 0);
      } else {
        readVerdict(line);
      }
    }

    /// A pattern is tried only where its words are: next to all lines have none of them.
    private static @Nullable Matcher found(Pattern pattern, String words, String line) {
      if (!line.contains(words)) {
        return null;
      }
      var matcher = pattern.matcher(line);
      return matcher.find() ? matcher : null;
    }

    private void readVerdict(String line) {
      var unittest = found(UNITTEST_BAD, "FAILED (", line);
      if (seen && unittest != null) {
        set(run, number(unittest, 1) + number(unittest, 2));
      } else if (line.startsWith("--- PASS:") || line.startsWith("--- FAIL:")) {
        var bad = line.startsWith("--- FAIL:") ? 1 : 0;
        add(1 - bad, bad);
      } else if (line.startsWith("test result:")) {
        add(first(GOOD, line), first(BAD, line));
      } else if (isSummary(line)) {
        var bad = first(BAD, line);
        set(first(GOOD, line) + bad, bad);
      }
    }

    private static boolean isSummary(String line) {
      var isMarked =
          line.startsWith("=")
              || line.startsWith("Tests:")
              || line.startsWith("Tests ")
              || Character.isDigit(line.charAt(0));
      return isMarked && (GOOD.matcher(line).find() || BAD.matcher(line).find());
    }

    private void set(int total, int bad) {
      run = total;
      failed = Math.min(bad, total);
      passed = total - failed;
      seen = true;
    }

    private void add(int good, int bad) {
      set(run + good + bad, failed + bad);
    }

    private static int first(Pattern pattern, String line) {
      var matcher = pattern.matcher(line);
      return matcher.find() ? number(matcher, 1) : 0;
    }

    private static int number(Matcher matcher, int group) {
      var digits = matcher.group(group);
      return digits == null ? 0 : Integer.parseInt(digits);
    }

    Optional<TestReport> report() {
      return seen ? Optional.of(new TestReport(run, passed, failed)) : Optional.empty();
    }
  }
}
