package dev.pointsman.cli.training;

import dev.pointsman.config.DialLines;
import dev.pointsman.evaluate.DialTable;
import dev.pointsman.evaluate.DialWorth;
import dev.pointsman.policy.Overhead;
import dev.pointsman.round.TextTable;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a calibration tells people: the table, the dial for the target, and its lines.
record DialText(DialTable table, List<String> tiers, Probability target) {
  private static final List<String> COLUMNS =
      List.of("dial", "failed_attempt", "nothing_ships", "success", "cost");

  DialText {
    tiers = List.copyOf(tiers);
  }

  boolean isReached() {
    return table.cheapest(target).isPresent();
  }

  String text() {
    return "%s\n%s".formatted(figures().text(), told());
  }

  private TextTable figures() {
    var notes = new ArrayList<>(table.notes());
    notes.add(
        "success and cost as shares of always-%s's; failed_attempt and nothing_ships: fixed_usd + share_of_top_tier"
            .formatted(tiers.getLast()));
    return new TextTable(
        table.title(),
        Stream.concat(COLUMNS.stream(), tiers.stream()).toList(),
        table.worths().stream().map(DialText::row).toList(),
        notes);
  }

  private static List<String> row(DialWorth worth) {
    var dial = worth.dial().dial();
    return Stream.concat(
            Stream.of(
                worth.dial().name(),
                sum(dial.failedAttempt()),
                sum(dial.nothingShips()),
                worth.success().toString(),
                worth.cost().toString()),
            worth.tiers().stream().map(DialText::percent))
        .toList();
  }

  private static String sum(Overhead overhead) {
    return "%s + %s"
        .formatted(DialLines.plain(overhead.fixed().dollars()), DialLines.plain(overhead.share()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private String told() {
    return table
        .cheapest(target)
        .map(this::reached)
        .orElseGet(() ->
            String.format(
                Locale.ROOT,
                "no dial reaches %.3f of always-%s's success: '%s' comes nearest, with %s. Where the model is too sure of the cheaper tiers no dial helps, and 'scripts/pointsman retrain' may",
                target.value(),
                tiers.getLast(),
                table.nearest().dial().name(),
                table.nearest().success()));
  }

  private String reached(DialWorth worth) {
    var surely =
        worth.success().low() >= target.value()
            ? "the interval's lower end does, too"
            : "the interval's lower end does not";
    return String.format(
        Locale.ROOT,
        "'%s' is the cheapest dial that reaches %.3f of always-%s's success: %s; %s. For pointsman.yaml:\n\n%s",
        worth.dial().name(),
        target.value(),
        tiers.getLast(),
        worth.success(),
        surely,
        DialLines.of(worth.dial().dial()));
  }
}
