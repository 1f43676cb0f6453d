package dev.pointsman.label;

import dev.pointsman.dataset.TierLabel.Interval;
import dev.pointsman.unit.DecisionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Knows which steps of a session try the same task again: those that open a turn whose prompt the
/// turn before had, too.
///
/// Where a tier failed and a higher one was tried, both tries tell of one task: its lowest
/// sufficient tier lies above the one that failed, and not above the one that shipped. Taken alone,
/// the second try would speak of failed tasks only, as if all tasks were so hard.
final class Tries {
  private final Map<DecisionId, DecisionId> tasks = new HashMap<>();

  /// @param ballots of a session, oldest first
  Tries(List<Ballot> ballots) {
    var openings = new HashMap<String, Step>();
    for (var ballot : ballots) {
      var step = ballot.step();
      var before = openings.get(step.agent());
      if (before == null || before.turn() != step.turn()) {
        if (before != null && NextFunctions.repeats(before, step)) {
          tasks.put(id(step), task(id(before)));
        }
        openings.put(step.agent(), step);
      }
    }
  }

  private static DecisionId id(Step step) {
    return step.decision().id();
  }

  /// The first try at what a decision tries, itself where nothing came before.
  DecisionId task(DecisionId decision) {
    return tasks.getOrDefault(decision, decision);
  }

  /// The same labels in the same order; those of tries at one task tell of it together.
  ///
  /// @param rank of the tier that served
  static List<DerivedLabel> joined(List<DerivedLabel> labels, ToIntFunction<DerivedLabel> rank) {
    var told = new HashMap<DecisionId, DerivedLabel>();
    labels.stream()
        .collect(Collectors.groupingBy(DerivedLabel::task))
        .values()
        .forEach(chain ->
            together(chain, rank).forEach(label -> told.put(label.decision().id(), label)));
    return labels.stream().map(label -> told.getOrDefault(label.decision().id(), label)).toList();
  }

  private static List<DerivedLabel> together(
      List<DerivedLabel> chain, ToIntFunction<DerivedLabel> rank) {
    var lowest = 0;
    var highest = Integer.MAX_VALUE;
    var doubt = 1.0;
    for (var i = 0; i < chain.size(); i++) {
      if (!(chain.get(i).label() instanceof Interval(var least, var most, var weight))
          || !climbs(chain, i, rank)) {
        return chain;
      }
      lowest = Math.max(lowest, least);
      highest = Math.min(highest, most);
      doubt = i == 0 ? 1 : Math.min(doubt, weight);
    }
    return lowest > highest ? chain : within(lowest, highest, doubt, chain);
  }

  /// Whether the try failed, and a higher tier was tried next.
  private static boolean climbs(List<DerivedLabel> chain, int i, ToIntFunction<DerivedLabel> rank) {
    return i + 1 == chain.size()
        || (chain.get(i).label() instanceof Interval failed
            && failed.lowest() > rank.applyAsInt(chain.get(i))
            && rank.applyAsInt(chain.get(i + 1)) > rank.applyAsInt(chain.get(i)));
  }

  /// Each try keeps its weight, for it was drawn with a chance of its own, and is believed no
  /// further than what followed it.
  private static List<DerivedLabel> within(
      int lowest, int highest, double doubt, List<DerivedLabel> chain) {
    return chain.stream()
        .map(label ->
            label.label() instanceof Interval alone
                ? label.with(new Interval(lowest, highest, alone.weight() * Math.min(1, doubt)))
                : label)
        .toList();
  }
}
