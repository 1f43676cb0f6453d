package dev.pointsman.label;

import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.stream.IntStream;

/// How far each labelling function is to be believed, and how often steps suffice at all.
/// Immutable.
public final class LabelModel {
  private final List<Double> evidence;
  private final Probability baseRate;
  private final List<Double> heard;

  /// @param evidence of each cue, as log-odds for success
  /// @param baseRate the chance of success of a step before anything is said of it
  /// @param heard how often each cue was given, shares of credit added up
  LabelModel(List<Double> evidence, Probability baseRate, List<Double> heard) {
    this.evidence = List.copyOf(evidence);
    this.baseRate = baseRate;
    this.heard = List.copyOf(heard);
  }

  /// What a function's word turned out to be worth.
  ///
  /// @param stated the trust before anything was learnt
  /// @param learnt the chance that it is right when it alone speaks
  /// @param votes how often it spoke, shares of credit added up
  public record Belief(
      String function, Verdict verdict, double stated, Probability learnt, double votes) {}

  /// Nothing learnt: every function is believed as stated.
  public static LabelModel stated() {
    return new LabelModel(
        IntStream.range(0, Cue.COUNT)
            .mapToObj(Cue::new)
            .map(cue -> cue.sign() * Odds.log(cue.function().trust()))
            .toList(),
        new Probability(0.5),
        IntStream.range(0, Cue.COUNT).mapToObj(_ -> 0.0).toList());
  }

  /// Learns from how the functions agree, and from what persons said.
  public static LabelModel fit(VoteCounts counts) {
    return fit(counts, TenantCap.DEFAULT);
  }

  /// The same under another cap on what any one tenant may weigh.
  public static LabelModel fit(VoteCounts counts, TenantCap cap) {
    return new AgreementFit(counts.weights(cap)).model();
  }

  /// The chance of success of a step of which nothing is known.
  public Probability baseRate() {
    return baseRate;
  }

  /// What every function that spoke is worth.
  public List<Belief> beliefs() {
    return IntStream.range(0, Cue.COUNT)
        .filter(cue -> heard.get(cue) > 0)
        .mapToObj(Cue::new)
        .map(this::belief)
        .toList();
  }

  private Belief belief(Cue cue) {
    var function = cue.function();
    return new Belief(
        function.name(), cue.verdict(), function.trust(), trust(cue), heard.get(cue.number()));
  }

  /// The chance that the served tier sufficed, by all that families say. What persons say is not
  /// asked: they stand above the model.
  Probability sufficed(Pattern pattern) {
    var logOdds = Odds.log(baseRate.value());
    for (var family : Family.values()) {
      if (pattern.speaks(family)) {
        logOdds += pattern.share(family) * evidence.get(pattern.cue(family));
      }
    }
    return Probability.clipped(Odds.chance(logOdds));
  }

  /// The chance that this cue is right when it alone is given, with all of the credit.
  Probability trust(Cue cue) {
    var sufficed = Odds.log(baseRate.value()) + evidence.get(cue.number());
    return Probability.clipped(Odds.chance(cue.sign() * sufficed));
  }
}
