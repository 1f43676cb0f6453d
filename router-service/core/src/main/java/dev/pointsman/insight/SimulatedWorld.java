package dev.pointsman.insight;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A made-up fleet whose every chance is known, by which estimates are checked: three kinds of
/// calls, three tiers, and sessions that are luckier or unluckier as a whole.
public final class SimulatedWorld {
  private static final List<String> KINDS = List.of("easy", "middling", "hard");

  /// Sends each kind where it is at home.
  public static final TargetPolicy CANDIDATE =
      policy(Map.of("easy", 0, "middling", 1, "hard", 2), 0.05);

  /// Sends all to the middle, and explores much.
  public static final TargetPolicy LOGGING =
      policy(Map.of("easy", 1, "middling", 1, "hard", 1), 0.45);

  private static final double[][] SHIPS = {{0.85, 0.9, 0.9}, {0.5, 0.75, 0.8}, {0.15, 0.4, 0.7}};
  private static final double[][] TOKENS = {
    {1_000, 900, 800}, {3_000, 2_400, 2_000}, {8_000, 6_000, 5_000}
  };
  private static final double[] USD_PER_TOKEN = {1e-6, 3e-6, 5e-6};
  private static final double LUCK = 0.1;
  private static final int LONGEST_SESSION = 5;

  private final Random random;
  private final TargetPolicy logging;

  public SimulatedWorld(long seed, TargetPolicy logging) {
    this.random = new Random(seed);
    this.logging = logging;
  }

  /// A favourite tier for each kind of call; the others share what is explored.
  static TargetPolicy policy(Map<String, Integer> favourites, double explored) {
    var chances =
        KINDS.stream()
            .collect(
                Collectors.toMap(
                    kind -> kind, kind -> chances(favourites.getOrDefault(kind, 0), explored)));
    return decision -> chances.getOrDefault(decision.context(), List.of());
  }

  private static List<Probability> chances(int favourite, double explored) {
    return IntStream.range(0, KINDS.size())
        .mapToObj(tier -> new Probability(tier == favourite ? 1 - explored : explored / 2))
        .toList();
  }

  /// So many sessions as the logging policy would have routed them.
  public List<LoggedTask> log(int sessions) {
    return IntStream.range(0, sessions).mapToObj(this::session).toList();
  }

  private LoggedTask session(int number) {
    var luck = random.nextBoolean() ? LUCK : -LUCK;
    var decisions =
        IntStream.range(0, 1 + random.nextInt(LONGEST_SESSION))
            .mapToObj(step -> decision("d%d-%d".formatted(number, step), luck))
            .toList();
    return new LoggedTask("s" + number, decisions);
  }

  private LoggedDecision decision(String id, double luck) {
    var kind = random.nextInt(KINDS.size());
    var seen = decision(id, kind, 0, Probability.ONE, result(false, 0, 0));
    var chances = logging.chances(seen);
    var tier = Probability.draw(chances, random);
    var shipped = random.nextDouble() < SHIPS[kind][tier] + luck;
    var tokens = TOKENS[kind][tier] * (0.5 + random.nextDouble());
    return decision(id, kind, tier, chances.get(tier), result(shipped, tier, tokens));
  }

  private static LoggedDecision decision(
      String id, int kind, int tier, Probability propensity, DecisionResult result) {
    return new LoggedDecision(new DecisionId(id), KINDS.get(kind), tier, propensity, result);
  }

  private static DecisionResult result(boolean shipped, int tier, double tokens) {
    var count = new TokenCount(Math.round(tokens));
    var cost = Usd.of(tokens * USD_PER_TOKEN[tier]);
    return new DecisionResult(shipped, cost, count, shipped ? count : TokenCount.ZERO);
  }

  /// The true figure: luck evens out, tokens have the mean of the table, shipping is independent of
  /// their spread.
  public static double truth(TargetPolicy policy, Figure figure) {
    var sums = new double[4];
    for (var kind = 0; kind < KINDS.size(); kind++) {
      var chances = policy.chances(decision("d", kind, 0, Probability.ONE, result(false, 0, 0)));
      for (var tier = 0; tier < chances.size(); tier++) {
        var share = chances.get(tier).value() / KINDS.size();
        sums[0] += share * SHIPS[kind][tier];
        sums[1] += share * TOKENS[kind][tier] * USD_PER_TOKEN[tier];
        sums[2] += share * TOKENS[kind][tier];
        sums[3] += share * TOKENS[kind][tier] * SHIPS[kind][tier];
      }
    }
    return switch (figure) {
      case SHIPPED_RATE -> sums[0];
      case USD_PER_CALL -> sums[1];
      case USD_PER_SHIPPED -> sums[1] / sums[0];
      case TOKEN_YIELD -> sums[3] / sums[2];
    };
  }
}
