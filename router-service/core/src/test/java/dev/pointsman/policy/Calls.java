package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
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

  /// One where the fast tier surely suffices, and one where nothing but the premium tier does.
  static final ClassifierAnswer EASY = lowest(1, 0, 0);

  static final ClassifierAnswer HARD = lowest(0, 0, 1);

  static final ClassifierAnswer SILENT =
      new ClassifierAnswer.Unavailable(Cause.LATE, "over its deadline");

  static final RequestFeatures PLAIN = call("Why?", Map.of("prompt_tokens", 2000.0));

  private Calls() {}

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
