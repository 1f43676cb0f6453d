package dev.pointsman.journal;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.request.TaskType;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.session.WarmPrefixes;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Body;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Calls of every kind under terms of every kind, decided by a policy.
final class RandomCalls {
  private static final List<String> PROMPTS =
      List.of("Why?", "fix the auth check", "rename it", "a race condition: rename it", "go on");

  private final RandomGenerator luck;
  private final Catalog catalog;
  private final Policy policy;

  RandomCalls(RandomGenerator luck, Catalog catalog, Policy policy) {
    this.luck = luck;
    this.catalog = catalog;
    this.policy = policy;
  }

  DecisionEntry next(String id, String configuration) {
    var text = new ClassifierText(any(PROMPTS), "");
    var features = new RequestFeatures(text, values(), any(List.of("", "", "explorer", "planner")));
    var terms = terms(new DecisionId(id), text);
    var answer = terms.needsClassification() ? answer() : new Unavailable(Cause.NOT_ASKED, "-");
    var decision = policy.decide(features, answer, terms);
    var plain = Entries.entry(id);
    return new DecisionEntry(
        plain.identity(),
        plain.call(),
        Observation.of(features, "9f86d081", Opinion.of(answer)),
        new Routing.Decided(DecisionFacts.of(decision, terms, configuration)),
        new CallText(text, Body.EMPTY));
  }

  private CallTerms terms(DecisionId id, ClassifierText text) {
    var forced = luck.nextInt(8) == 0 ? forced() : ForcedChoice.none();
    var minimum = catalog.ladder().tier(luck.nextInt(5) == 0 ? luck.nextInt(3) : 0);
    var cap = luck.nextInt(5) == 0 ? Usd.of(luck.nextDouble(0.1)) : Control.NO_LIMIT;
    return CallTerms.free(catalog.ladder())
        .as(luck.nextInt(6) == 0 ? any(List.of(CallKind.values())) : CallKind.MAIN)
        .demanding(new Control(forced, minimum, cap))
        .after(last(), any(List.of(SwitchWindow.values())))
        .without(luck.nextInt(6) == 0 ? Map.of(model(offer()), "cannot see images") : Map.of())
        .saying(policy.wordsIn(text))
        .drawing(policy.lot(id));
  }

  private ForcedChoice forced() {
    return luck.nextBoolean()
        ? new ForcedChoice.OfTier(any(catalog.ladder().tiers()))
        : new ForcedChoice.OfModel(offer().model());
  }

  private LastChoice last() {
    var tier = any(catalog.ladder().tiers());
    var model = model(catalog.offers(tier).getFirst());
    return switch (luck.nextInt(3)) {
      case 0 -> LastChoice.unknown();
      case 1 -> new LastChoice.OfTier(tier);
      default ->
          new LastChoice.OfModel(
              new Target(tier, catalog.offers(tier).getFirst()),
              new WarmPrefixes(
                  Map.of(model, new TokenCount(luck.nextInt(90_000))),
                  any(List.of(PromptCaching.values()))));
    };
  }

  private FeatureValues values() {
    return new FeatureValues(
        Map.of(
            "prompt_tokens", luck.nextDouble(9_000),
            "context_tokens", (double) luck.nextInt(250_000),
            "cached_prefix_tokens", (double) luck.nextInt(150_000),
            "files", (double) luck.nextInt(5),
            "step", (double) Math.max(0, luck.nextInt(40) - 20)));
  }

  private ClassifierAnswer answer() {
    if (luck.nextInt(8) == 0) {
      return new Unavailable(Cause.LATE, "over its deadline");
    }
    var weights = IntStream.range(0, 4).mapToDouble(_ -> luck.nextExponential()).toArray();
    var total = IntStream.range(0, 4).mapToDouble(i -> weights[i]).sum();
    var tiers = IntStream.range(0, 3).mapToObj(i -> new Probability(weights[i] / total)).toList();
    var type = any(List.of(TaskType.values()));
    return new Classified(
        new Classification(
            new TierDistribution(tiers), Map.of(type, new Probability(0.7)), "test-1"));
  }

  private ModelOffer offer() {
    return any(
        catalog.ladder().tiers().stream().flatMap(tier -> catalog.offers(tier).stream()).toList());
  }

  private static UpstreamModel model(ModelOffer offer) {
    return UpstreamModel.of(offer);
  }

  private <T> T any(List<T> values) {
    return values.get(luck.nextInt(values.size()));
  }
}
