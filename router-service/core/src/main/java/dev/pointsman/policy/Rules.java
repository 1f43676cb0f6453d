package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.feature.Roles;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The rules that bind before cost does.
///
/// @param rolePins the tier of each agent role; a client's name for a role counts as the role
/// @param minimumTiers measurements that demand a tier or above
/// @param raising words that demand a tier or above
/// @param lowering words that allow a tier at most, unless another rule demands more
/// @param iterationCap the step of a turn from which on only the cheapest allowed tier is used
public record Rules(
    Map<String, Tier> rolePins,
    List<MinimumTier> minimumTiers,
    KeywordRule raising,
    KeywordRule lowering,
    int iterationCap) {
  public static final int DEFAULT_ITERATION_CAP = 25;

  static final String RAISING_WORD = "raising-word";

  public Rules {
    rolePins = canonical(rolePins);
    minimumTiers = List.copyOf(minimumTiers);
  }

  public static Rules defaults(Ladder ladder) {
    return new Rules(
        DefaultRules.rolePins(ladder),
        DefaultRules.minimumTiers(ladder),
        new KeywordRule(DefaultRules.RAISING, ladder.top(), Integer.MAX_VALUE),
        new KeywordRule(DefaultRules.LOWERING, ladder.lowest(), DefaultRules.LONGEST_LOWERING),
        DEFAULT_ITERATION_CAP);
  }

  /// Rules that never bind.
  public static Rules none(Ladder ladder) {
    var silent = new KeywordRule(List.of(), ladder.lowest(), 0);
    return new Rules(Map.of(), List.of(), silent, silent, Integer.MAX_VALUE);
  }

  /// The same rules, with other names for some roles, such as a client's own kinds of agents.
  public Rules alsoFor(Map<String, String> roleOfName) {
    var pins = new TreeMap<>(rolePins);
    roleOfName.forEach((name, role) -> {
      var tier = rolePins.get(Roles.canonical(role));
      if (tier != null) {
        pins.putIfAbsent(name, tier);
      }
    });
    return new Rules(pins, minimumTiers, raising, lowering, iterationCap);
  }

  /// What the rules on words find in a prompt.
  public PromptWords.Found wordsIn(String prompt) {
    return new PromptWords.Found(
        raising.findIn(prompt).orElse(""), lowering.findIn(prompt).orElse(""));
  }

  Bounds bind(RequestFeatures features, PromptWords.Found words, Ladder ladder) {
    var bounds = Bounds.upTo(ladder.top()).and(pin(features.role(), ladder.top()));
    for (var rule : minimumTiers) {
      bounds = bounds.and(minimum(rule, features, ladder.top()));
    }
    return bounds
        .and(raise(words.raising(), ladder.top()))
        .and(lower(words.lowering(), ladder.top()))
        .and(cap(features, ladder));
  }

  private static Map<String, Tier> canonical(Map<String, Tier> pins) {
    var byRole = new TreeMap<String, Tier>();
    pins.forEach((role, tier) -> byRole.put(Roles.canonical(role), tier));
    return Collections.unmodifiableMap(byRole);
  }

  private Bounds pin(String role, Tier top) {
    var tier = rolePins.get(Roles.canonical(role));
    if (tier == null) {
      return Bounds.upTo(top);
    }
    var sentence = "role %s is pinned to %s".formatted(role.strip(), tier.name());
    return new Bounds(tier.rank(), tier.rank(), reason("role-pin", sentence));
  }

  private static Bounds minimum(MinimumTier rule, RequestFeatures features, Tier top) {
    var value = features.values().value(rule.feature());
    if (value.isEmpty() || value.getAsDouble() < rule.atLeast()) {
      return Bounds.upTo(top);
    }
    var sentence =
        "%s %s reaches %s: at least %s"
            .formatted(
                rule.feature(),
                plain(value.getAsDouble()),
                plain(rule.atLeast()),
                rule.tier().name());
    return new Bounds(rule.tier().rank(), top.rank(), reason("minimum-tier", sentence));
  }

  private Bounds raise(String word, Tier top) {
    if (word.isEmpty()) {
      return Bounds.upTo(top);
    }
    var said = "'%s' in the prompt: at least %s".formatted(word, raising.tier().name());
    return new Bounds(raising.tier().rank(), top.rank(), reason(RAISING_WORD, said));
  }

  private Bounds lower(String word, Tier top) {
    if (word.isEmpty()) {
      return Bounds.upTo(top);
    }
    var said = "'%s' in the prompt: at most %s".formatted(word, lowering.tier().name());
    return new Bounds(0, lowering.tier().rank(), reason("lowering-word", said));
  }

  private Bounds cap(RequestFeatures features, Ladder ladder) {
    var step = features.values().value(Feature.STEP).orElse(0);
    if (step < iterationCap) {
      return Bounds.upTo(ladder.top());
    }
    var sentence =
        "step %s reaches the cap of %d: the cheapest allowed tier"
            .formatted(plain(step), iterationCap);
    return new Bounds(0, 0, reason("iteration-cap", sentence));
  }

  private static List<Reason> reason(String name, String sentence) {
    return List.of(new Reason(name, sentence));
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
