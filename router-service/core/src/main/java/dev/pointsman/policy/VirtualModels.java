package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The model names that stand for a decision: `auto` and `claude-auto` leave it to the policy, with
/// a tier's name behind a hyphen they force the tier.
public final class VirtualModels {
  private static final List<String> BASES = List.of("auto", "claude-auto");
  private static final String LONG_CONTEXT = "[1m]";

  private VirtualModels() {}

  /// Every virtual name of a ladder.
  public static List<String> names(Ladder ladder) {
    return BASES.stream()
        .flatMap(base ->
            Stream.concat(
                Stream.of(base), ladder.tiers().stream().map(tier -> base + "-" + tier.name())))
        .toList();
  }

  /// What a virtual name asks for; empty when the name is not virtual.
  static Optional<ForcedChoice> choice(String name, Ladder ladder) {
    var plain = withoutContext(name.strip()).toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || BASES.contains(plain)) {
      return Optional.of(ForcedChoice.none());
    }
    return BASES.stream()
        .flatMap(base ->
            ladder.tiers().stream()
                .filter(tier -> plain.equalsIgnoreCase(base + "-" + tier.name())))
        .findFirst()
        .map(ForcedChoice.OfTier::new);
  }

  /// The name without the mark by which a client asks for a long context window.
  static String withoutContext(String name) {
    return name.endsWith(LONG_CONTEXT)
        ? name.substring(0, name.length() - LONG_CONTEXT.length())
        : name;
  }
}
