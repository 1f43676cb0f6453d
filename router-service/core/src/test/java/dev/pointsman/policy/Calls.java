package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.request.TaskType;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.session.WarmPrefixes;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Calls, answers and policies for tests.
final class Calls {
  static final Ladder LADDER = Ladder.DEFAULT;
  static final Tier FAST = LADDER.lowest();
  static final Tier STANDARD = LADDER.middle();
  static final Tier PREMIUM = LADDER.top();
  static final PolicySettings DEFAULTS = PolicySettings.defaults(LADDER);
  static final Policy POLICY = new Policy(Catalog.anthropic(), DEFAULTS);
  static final Policy WITHOUT_RULES =
      new Policy(Catalog.anthropic(), DEFAULTS.withoutRules(LADDER));

  static final Policy EXPLORING =
      new Policy(Catalog.anthropic(), DEFAULTS.exploring(new Exploration(0.1, Usd.of(1), 7)));

  /// One where the fast tier surely suffices, and one where nothing but the premium tier does.
  static final ClassifierAnswer EASY = lowest(1, 0, 0);

  static final ClassifierAnswer HARD = lowest(0, 0, 1);

  static final ClassifierAnswer SILENT =
      new ClassifierAnswer.Unavailable(Cause.LATE, "over its deadline");

  static final RequestFeatures PLAIN = call("Why?", Map.of("prompt_tokens", 2000.0));

  static final WarmPrefixes NOTHING_HELD = new WarmPrefixes(Map.of(), PromptCaching.FIVE_MINUTES);
  static final CallTerms TERMS = CallTerms.free(LADDER);

  private Calls() {}

  static CallTerms forcing(ForcedChoice choice) {
    return TERMS.demanding(new Control(choice, FAST, Control.NO_LIMIT));
  }

  static CallTerms after(LastChoice last) {
    return TERMS.after(last, SwitchWindow.NEW_PROMPT);
  }

  /// A session whose last call went to a tier's first model, and what its cache holds.
  static LastChoice lastAt(Tier tier, long held) {
    var target = new Target(tier, Catalog.anthropic().offers(tier).getFirst());
    var warm = Map.of(UpstreamModel.of(target.offer()), new TokenCount(held));
    return new LastChoice.OfModel(target, new WarmPrefixes(warm, PromptCaching.FIVE_MINUTES));
  }

  static RequestFeatures call(String prompt, Map<String, Double> values) {
    return new RequestFeatures(new ClassifierText(prompt, ""), new FeatureValues(values), "");
  }

  static RequestFeatures saying(String prompt) {
    return call(prompt, Map.of());
  }

  static RequestFeatures with(String feature, double value) {
    return call("Why?", Map.of(feature, value));
  }

  static RequestFeatures as(String role) {
    return new RequestFeatures(new ClassifierText("Why?", ""), FeatureValues.NONE, role);
  }

  static ClassifierAnswer lowest(double... chances) {
    return new ClassifierAnswer.Classified(
        new Classification(
            distribution(chances), Map.of(TaskType.BUG_FIX, Probability.ONE), "test-1"));
  }

  static TierDistribution distribution(double... chances) {
    return new TierDistribution(Arrays.stream(chances).mapToObj(Probability::clipped).toList());
  }

  static Tier tier(RequestFeatures features, ClassifierAnswer answer) {
    return POLICY.decide(features, answer).tier();
  }

  static List<String> reasons(RoutingDecision decision) {
    return decision.reasons().stream().map(Reason::name).toList();
  }

  static <T> T any(RandomGenerator luck, List<T> values) {
    return values.get(luck.nextInt(values.size()));
  }

  /// Three tiers and "none", uniform over all distributions.
  static double[] randomChances(RandomGenerator luck) {
    var weights = IntStream.range(0, 4).mapToDouble(_ -> luck.nextExponential()).toArray();
    var total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).limit(3).map(weight -> weight / total).toArray();
  }

  static RequestFeatures randomCall(RandomGenerator luck) {
    return call(
        luck.nextInt(4) == 0 ? "fix auth" : luck.nextInt(4) == 0 ? "rename it" : "Why?",
        Map.of(
            "context_tokens", (double) luck.nextInt(150_000),
            "cached_prefix_tokens", (double) luck.nextInt(150_000),
            "files", (double) luck.nextInt(5),
            "step", (double) luck.nextInt(40)));
  }
}
