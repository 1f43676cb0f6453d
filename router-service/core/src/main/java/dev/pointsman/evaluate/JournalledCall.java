package dev.pointsman.evaluate;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.DecisionResult;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.Serving;
import dev.pointsman.journal.Terms;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PromptWords;
import dev.pointsman.session.CallKind;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A routed call that came to an end with known tokens, as the journal holds it.
record JournalledCall(DecisionRecord record, DecisionFacts facts, Usage usage) {
  private static final int BINS = 5;

  /// Empty where the policy did not choose, or nothing tells what was moved.
  static Optional<JournalledCall> of(DecisionRecord record) {
    if (!(record.routing() instanceof Routing.Decided(var facts))
        || !(record.serving() instanceof Serving.Done)) {
      return Optional.empty();
    }
    return record.serving().attempts().stream()
        .filter(attempt -> attempt.result() == Attempt.Result.ANSWERED)
        .map(Attempt::usage)
        .filter(Usage::isComplete)
        .findFirst()
        .map(usage -> new JournalledCall(record, facts, usage));
  }

  /// Whole sessions are drawn for an interval, never parts of one.
  String session() {
    return record.identity().tenant().value() + " " + record.identity().session();
  }

  /// What was paid, other tries included.
  Usd paid() {
    return record.serving().cost();
  }

  /// What the call's tokens would have cost at a model; one that writes more or less than the model
  /// that answered is taken at its word.
  Usd costAt(ModelOffer offer) {
    var factor = offer.outputFactor() / facts.target().offer().outputFactor();
    var written = new TokenCount(Math.round(usage.output().value() * factor));
    return usage.writing(written, true).costAt(offer.price());
  }

  /// The same at the cheapest model of each tier, in USD; NaN at a tier without one.
  List<Double> costs(Catalog catalog) {
    return catalog.ladder().tiers().stream()
        .map(tier ->
            catalog.offers(tier).stream()
                .map(this::costAt)
                .min(Usd::compareTo)
                .map(Usd::dollars)
                .orElse(Double.NaN))
        .toList();
  }

  /// Whether its tiers are those of a ladder: ranks of others mean nothing there.
  boolean isOn(Ladder ladder) {
    return facts.costs().stream().allMatch(cost -> ladder.tiers().contains(cost.tier()))
        && ladder.tiers().contains(facts.target().tier());
  }

  boolean hasText() {
    return !record.text().prompt().isEmpty();
  }

  RequestFeatures features() {
    var text = new ClassifierText(record.text().prompt(), record.text().digest());
    return new RequestFeatures(text, record.observation().features(), record.observation().role());
  }

  /// What the model said then, if it was this one: better than asking it again without the text.
  Optional<ClassifierAnswer> saidBy(String model) {
    return record.observation().opinion() instanceof Opinion.Given(var said)
            && said.modelVersion().equals(model)
        ? Optional.of(new Classified(said))
        : Optional.empty();
  }

  /// The terms of the call, with the candidate's own lot, and its own words where the text is
  /// known.
  CallTerms terms(Policy candidate) {
    return switch (facts.terms()) {
      case Terms.Unkept() -> guessed(candidate.ladder());
      case Terms.Kept(var terms) -> {
        var drawn = terms.drawing(candidate.lot(record.id()));
        yield hasText() ? drawn.saying(new PromptWords.Unread()) : drawn;
      }
    };
  }

  /// What the call was for; the features tell the session's last tier, and whether the call stood
  /// in a tool loop.
  private CallTerms guessed(Ladder ladder) {
    var kind =
        Arrays.stream(CallKind.values())
            .filter(known -> known.label().equals(record.call().kind()))
            .findFirst()
            .orElse(CallKind.MAIN);
    return CallTerms.free(ladder).as(kind);
  }

  LoggedDecision logged(boolean shipped) {
    var moved =
        new TokenCount(
            usage.input().value()
                + usage.cacheRead().value()
                + usage.cacheWrite().value()
                + usage.output().value());
    var result = new DecisionResult(shipped, paid(), moved, shipped ? moved : TokenCount.ZERO);
    return new LoggedDecision(
        record.id(),
        context(),
        facts.target().tier().rank(),
        facts.draw().propensity(),
        result,
        facts.draw().chances());
  }

  /// Calls of one kind of work, one size to a power of four, and one chance of the lowest tier to a
  /// fifth, are expected to go alike.
  private String context() {
    var tokens = record.observation().features().value("context_tokens").orElse(0);
    var size = (Long.SIZE - Long.numberOfLeadingZeros((long) tokens)) / 2;
    return switch (record.observation().opinion()) {
      case Opinion.Given(var said) ->
          "%s 4^%d %d".formatted(said.taskType().label(), size, bin(said.tiers().sufficiency(0)));
      case Opinion.Missing _, Opinion.NotAsked() -> "unclassified 4^%d".formatted(size);
    };
  }

  private static int bin(Probability chance) {
    return Math.min(BINS - 1, (int) (chance.value() * BINS));
  }
}
