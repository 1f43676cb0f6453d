package dev.pointsman.dataset;

import java.util.SortedMap;

/// A data card for people, in Markdown: the README of a training set.
public final class DataCardText {
  private DataCardText() {}

  public static String of(DataCard card) {
    var text = new StringBuilder("# Training set " + card.name() + "\n\n");
    text.append(summary(card));
    if (!card.heritage().ancestors().isEmpty()) {
      var parent = card.heritage().ancestors().getFirst();
      text.append("\nMade from %s: %s.\n".formatted(parent.name(), card.heritage().note()));
    }
    text.append(warning(card.contents()));
    card.contents().counts().forEach((aspect, counts) -> text.append(table(aspect, counts)));
    text.append(table("left out", card.leftOut()));
    return text.toString();
  }

  private static String summary(DataCard card) {
    var contents = card.contents();
    return """
    %d labelled decisions of a journal, from %s to %s, made by Pointsman %s on %s.

    Privacy level `%s`: %s Secrets that were masked only now: in %d rows.

    SHA-256 of `rows.jsonl`: `%s`. The folder is never changed: a changed byte makes it unreadable, erasing
    somebody's rows makes a new one. Training keeps conversations whole: each is in one part of the split.
    """
        .formatted(
            contents.rows(),
            contents.from(),
            contents.to(),
            card.identity().codeVersion(),
            card.identity().madeAt(),
            contents.privacy(),
            words(contents),
            card.masked(),
            card.identity().rowsSha256());
  }

  private static String words(Contents contents) {
    return contents.withText() == 0
        ? "measurements only, nobody's words."
        : "%d rows hold words of the user, secrets masked.".formatted(contents.withText());
  }

  private static String warning(Contents contents) {
    return contents.admittedByAll().isEmpty()
        ? ""
        : "\nEvery label admits %s: from this set alone nothing can be learnt.\n"
            .formatted(String.join(" and ", contents.admittedByAll()));
  }

  private static String table(String aspect, SortedMap<String, Long> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    var text =
        new StringBuilder("\n| %s | rows |\n|---|---:|\n".formatted(aspect.replace('_', ' ')));
    counts.forEach(
        (value, count) -> text.append("| %s | %d |\n".formatted(value.replace("|", "\\|"), count)));
    return text.toString();
  }
}
