package dev.pointsman.fleet;

import dev.pointsman.dataset.Source;
import java.util.List;
import java.util.Map;

/// Someone who uses the router.
///
/// @param share of the fleet's sessions
/// @param asks the share of each source in its questions
record Tenant(String name, double share, Map<Source, Double> asks) {
  /// Contests, sums, knowledge, and a guest who asks like all of them together. Contests are few:
  /// were they asked more, the same ones would come again and again, and be remembered.
  static final List<Tenant> USUAL =
      List.of(
          new Tenant("studio", 0.1, Map.of(Source.LIVECODEBENCH, 1.0)),
          new Tenant("school", 0.25, Map.of(Source.ROUTELLM_GSM8K, 1.0)),
          new Tenant(
              "desk", 0.55, Map.of(Source.ROUTELLM_MMLU, 0.95, Source.ROUTELLM_MTBENCH, 0.05)),
          new Tenant(
              "guest",
              0.1,
              Map.of(
                  Source.LIVECODEBENCH, 0.11,
                  Source.ROUTELLM_GSM8K, 0.28,
                  Source.ROUTELLM_MMLU, 0.58,
                  Source.ROUTELLM_MTBENCH, 0.03)));

  Tenant {
    asks = Map.copyOf(asks);
  }

  double share(Source source) {
    return share * asks.getOrDefault(source, 0.0);
  }
}
