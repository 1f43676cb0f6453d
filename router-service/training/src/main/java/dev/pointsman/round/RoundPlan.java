package dev.pointsman.round;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a round set out to do, fixed when it begins.
///
/// @param incumbent the label of the model that served then
/// @param incumbentEncoder the digest of its encoder
/// @param candidate the label that the new model will have
/// @param asked what the candidate is made of and judged by, as [RetrainRequest#asked] has it
record RoundPlan(
    String startedAt,
    String incumbent,
    String incumbentEncoder,
    String candidate,
    SortedMap<String, String> asked) {
  private static final String NOTHING = "nothing";

  RoundPlan {
    asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
  }

  Instant started() {
    return Instant.parse(startedAt);
  }

  /// The candidate's version: what follows the last hyphen.
  String version() {
    return candidate.substring(candidate.lastIndexOf('-') + 1);
  }

  /// Goes on only under the very terms under which the round began.
  void requireSame(RoundPlan now, String round) {
    var terms = terms();
    var others = now.terms();
    var changed =
        terms.entrySet().stream()
            .filter(term -> !term.getValue().equals(others.get(term.getKey())))
            .map(term ->
                "with %s %s, now it is %s"
                    .formatted(
                        term.getKey(),
                        term.getValue(),
                        others.getOrDefault(term.getKey(), NOTHING)))
            .collect(Collectors.joining("; "));
    if (!changed.isEmpty()) {
      throw new RetrainRefused(
          "round %s was begun %s: run again with --fresh to begin anew".formatted(round, changed));
    }
  }

  private SortedMap<String, String> terms() {
    var terms = new TreeMap<>(asked);
    terms.put("incumbent", incumbent);
    terms.put("encoder", incumbentEncoder);
    return terms;
  }
}
