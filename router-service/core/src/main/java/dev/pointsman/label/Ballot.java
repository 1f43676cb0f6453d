package dev.pointsman.label;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// All that is said of one step.
final class Ballot {
  private final Step step;
  private final List<Vote> votes = new ArrayList<>(4);
  private final List<Integer> tiers = new ArrayList<>(0);
  private int ceiling = Integer.MAX_VALUE;

  Ballot(Step step) {
    this.step = step;
  }

  Step step() {
    return step;
  }

  List<Vote> votes() {
    return votes;
  }

  /// The lowest sufficient tiers that persons named for this very step, by rank.
  List<Integer> tiers() {
    return tiers;
  }

  /// The rank that a person named for the whole session: no step of it needs more.
  int ceiling() {
    return ceiling;
  }

  /// Of one function's votes the nearest counts, of equally near ones the latest.
  void cast(Vote vote) {
    for (var i = 0; i < votes.size(); i++) {
      if (votes.get(i).function() == vote.function()) {
        votes.set(i, vote.halvings() <= votes.get(i).halvings() ? vote : votes.get(i));
        return;
      }
    }
    votes.add(vote);
  }

  void name(int rank) {
    tiers.add(rank);
  }

  void limit(int rank) {
    ceiling = Math.min(ceiling, rank);
  }

  /// What the label model learns from: whoever went on before the news came knew nothing of it.
  Pattern pattern() {
    return Pattern.of(
        votes.stream().filter(vote -> !isOvertaken(vote, Vote::isBadNews)).toList(), truth());
  }

  /// What is to be believed of this step: that somebody went on says nothing against his own report
  /// that it failed, for whoever gives up goes on, too.
  Pattern settled() {
    return Pattern.of(standing(), truth());
  }

  /// The votes that count where the step is labelled.
  List<Vote> standing() {
    return votes.stream().filter(vote -> !isOvertaken(vote, Vote::isFailedDelivery)).toList();
  }

  private boolean isOvertaken(Vote vote, Predicate<Vote> by) {
    return vote.function().family() == Family.NEXT
        && vote.verdict() == Verdict.SUFFICED
        && votes.stream().anyMatch(other -> by.test(other) && other.halvings() <= vote.halvings());
  }

  /// Known when persons agree on whether the served tier sufficed.
  private Truth truth() {
    var sufficed = tiers.stream().filter(rank -> rank <= step.rank()).count();
    if (tiers.isEmpty() || (sufficed > 0 && sufficed < tiers.size())) {
      return Truth.UNKNOWN;
    }
    return sufficed > 0 ? Truth.SUFFICED : Truth.INSUFFICIENT;
  }
}
