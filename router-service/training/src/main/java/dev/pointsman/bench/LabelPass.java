package dev.pointsman.bench;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.label.DerivedLabel;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.LabelModel.Belief;
import dev.pointsman.label.Labeling;
import dev.pointsman.label.VoteCounts;
import dev.pointsman.label.Voting;
import dev.pointsman.round.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Labels a journal in two passes, one that learns how far each function is to be believed and one
/// that labels, and counts what comes out.
public final class LabelPass {
  private final TreeMap<String, Integer> intervals = new TreeMap<>();
  private long labels;
  private long unknown;

  private LabelPass() {}

  /// What came out, for people.
  public static List<TextTable> over(JournalReader journal, DecisionFilter filter, Voting voting) {
    var begun = System.nanoTime();
    var counts = new VoteCounts(voting);
    try (var sessions = journal.sessions(filter)) {
      sessions.forEach(counts::add);
    }
    var model = LabelModel.fit(counts);
    var learnt = System.nanoTime();
    var labeling = new Labeling(model, voting);
    var pass = new LabelPass();
    try (var sessions = journal.sessions(filter)) {
      sessions.forEach(session -> labeling.label(session).forEach(pass::count));
    }
    var done = System.nanoTime();
    return List.of(
        pass.labels(Duration.ofNanos(learnt - begun), Duration.ofNanos(done - learnt)),
        beliefs(model));
  }

  private void count(DerivedLabel derived) {
    switch (derived.label()) {
      case TierLabel.Interval(var lowest, var highest, _) -> {
        labels++;
        intervals.merge("ranks %d to %d".formatted(lowest, highest), 1, Integer::sum);
      }
      case TierLabel.Unknown() -> unknown++;
    }
  }

  private TextTable labels(Duration learning, Duration labelling) {
    var decisions = labels + unknown;
    var seconds = learning.plus(labelling).toMillis() / 1e3;
    return new TextTable(
        "Labels",
        List.of("lowest sufficient tier", "decisions"),
        intervals.entrySet().stream()
            .map(entry -> List.of(entry.getKey(), "%,d".formatted(entry.getValue())))
            .toList(),
        List.of(
            "%,d decisions, %,d labelled, %,d without a word on them"
                .formatted(decisions, labels, unknown),
            String.format(
                Locale.ROOT,
                "%.1f s to learn, %.1f s to label: %,.0f decisions/s in all; %s, %.0f s of processor time",
                learning.toMillis() / 1e3,
                labelling.toMillis() / 1e3,
                decisions / Math.max(1e-3, seconds),
                ProcessMemory.text(),
                processorTime().toMillis() / 1e3)));
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static TextTable beliefs(LabelModel model) {
    return new TextTable(
        "What each labelling function is worth",
        List.of("function", "says", "stated", "learnt", "votes"),
        model.beliefs().stream().map(LabelPass::row).toList(),
        List.of(
            String.format(
                Locale.ROOT,
                "base rate of success %.3f; learnt: right when it alone speaks",
                model.baseRate().value())));
  }

  private static List<String> row(Belief belief) {
    return List.of(
        belief.function(),
        belief.verdict().label(),
        String.format(Locale.ROOT, "%.2f", belief.stated()),
        String.format(Locale.ROOT, "%.2f", belief.learnt().value()),
        String.format(Locale.ROOT, "%,.0f", belief.votes()));
  }
}
