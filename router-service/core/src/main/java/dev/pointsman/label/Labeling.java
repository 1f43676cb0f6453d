package dev.pointsman.label;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.List;

/// Turns a session's decisions and what became of them into interval labels. Shared by threads.
///
/// Success at tier t says `[0, t]`, failure `[t + 1, none]`, a cascade that found t wanting and
/// succeeded at u `[t + 1, u]`; a person's tier k `[k, k]`. The weight is the model's confidence,
/// times the chance that the strongest word for it is right, times that word's share of credit,
/// times the inverse propensity, clipped.
public final class Labeling {
  /// Rarely drawn actions stand for many, but none for more than this.
  static final double LARGEST_INVERSE_PROPENSITY = 5;

  private static final double PERSON = 0.98;
  private static final double LEAST_WEIGHT = 0.02;

  private final LabelModel model;
  private final Voting voting;

  public Labeling(LabelModel model) {
    this(model, Voting.DEFAULT);
  }

  public Labeling(LabelModel model, Voting voting) {
    this.model = model;
    this.voting = voting;
  }

  /// The user's work of the session, oldest first: calls that no tier of the ladder answered are
  /// left out, as is housekeeping.
  public List<DerivedLabel> label(SessionHistory session) {
    var ballots =
        voting.ballots(session).stream().filter(ballot -> ballot.step().isServed()).toList();
    var tries = new Tries(ballots);
    return ballots.stream().map(ballot -> label(ballot, tries)).toList();
  }

  private DerivedLabel label(Ballot ballot, Tries tries) {
    var sufficed = model.sufficed(ballot.settled());
    var label = ballot.tiers().isEmpty() ? voted(ballot, sufficed) : told(ballot.tiers());
    var decision = ballot.step().decision();
    return new DerivedLabel(
        decision, tries.task(decision.id()), label, told(ballot, sufficed), lineage(ballot));
  }

  /// Where persons disagree the truth lies anywhere between them, with half the weight.
  private static TierLabel told(List<Integer> tiers) {
    var lowest = tiers.stream().mapToInt(Integer::intValue).min().orElseThrow();
    var highest = tiers.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new TierLabel.Interval(lowest, highest, lowest == highest ? PERSON : PERSON / 2);
  }

  private static Probability told(Ballot ballot, Probability sufficed) {
    return switch (ballot.pattern().truth()) {
      case SUFFICED -> Probability.ONE;
      case INSUFFICIENT -> Probability.ZERO;
      case UNKNOWN -> sufficed;
    };
  }

  /// The side that is likelier, if some function takes it: a base rate alone labels nothing.
  private TierLabel voted(Ballot ballot, Probability sufficed) {
    var verdict = sufficed.value() >= 0.5 ? Verdict.SUFFICED : Verdict.INSUFFICIENT;
    var confidence = Math.abs(2 * sufficed.value() - 1);
    var support =
        ballot.standing().stream()
            .filter(vote -> vote.verdict() == verdict)
            .mapToDouble(vote -> vote.share() * model.trust(vote.cue()).value())
            .max()
            .orElse(0);
    var weight = confidence * support * inverse(ballot.step().decision());
    return weight < LEAST_WEIGHT ? limited(ballot) : interval(ballot, verdict, weight);
  }

  private TierLabel interval(Ballot ballot, Verdict verdict, double weight) {
    var rank = ballot.step().rank();
    var none = voting.ladder().size();
    return switch (verdict) {
      case SUFFICED -> {
        var refuted = Answers.refutedBelow(ballot.step().decision(), rank, voting.ladder());
        yield within(refuted + 1, Math.min(rank, ballot.ceiling()), weight, ballot);
      }
      case INSUFFICIENT -> within(rank + 1, Math.min(none, ballot.ceiling()), weight, ballot);
    };
  }

  /// A person's limit for the session stands above votes that contradict it.
  private TierLabel within(int lowest, int highest, double weight, Ballot ballot) {
    return lowest <= highest ? new TierLabel.Interval(lowest, highest, weight) : limited(ballot);
  }

  private TierLabel limited(Ballot ballot) {
    return ballot.ceiling() < voting.ladder().size()
        ? new TierLabel.Interval(0, ballot.ceiling(), PERSON / 2)
        : new TierLabel.Unknown();
  }

  /// A forced choice was drawn with certainty; a chance of 0 was never drawn and is not believed.
  private static double inverse(DecisionRecord decision) {
    if (!(decision.routing() instanceof Routing.Decided(var facts))) {
      return 1;
    }
    var propensity = facts.draw().propensity().value();
    return Math.min(LARGEST_INVERSE_PROPENSITY, 1 / Math.max(propensity, 1e-9));
  }

  private List<Evidence> lineage(Ballot ballot) {
    var lineage = new ArrayList<Evidence>();
    ballot.tiers().forEach(rank -> lineage.add(new Evidence("person", name(rank), PERSON)));
    if (ballot.ceiling() <= voting.ladder().size()) {
      lineage.add(new Evidence("person", "session " + name(ballot.ceiling()), PERSON));
    }
    for (var vote : ballot.votes()) {
      lineage.add(
          new Evidence(
              vote.function().name(),
              vote.verdict().label(),
              vote.share() * model.trust(vote.cue()).value()));
    }
    return lineage;
  }

  private String name(int rank) {
    return rank < voting.ladder().size() ? voting.ladder().tier(rank).name() : "none";
  }
}
