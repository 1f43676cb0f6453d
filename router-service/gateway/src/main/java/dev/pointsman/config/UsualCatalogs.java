package dev.pointsman.config;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The ladders that need no configuration, by what the environment holds: both usual keys, each
/// dialect its own provider; one key, that provider for all; `POINTSMAN_MODELS`, those models of
/// the server at `POINTSMAN_OPENAI_BASE_URL`, such as Ollama or vLLM.
final class UsualCatalogs {
  static final String MODELS = "POINTSMAN_MODELS";

  private static final TokenCount USUAL_WINDOW = new TokenCount(128_000);

  private final Section root;
  private final Map<String, String> environment;

  UsualCatalogs(Section root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  Catalogs find() {
    if (has(MODELS)) {
      return Catalogs.sole(named());
    }
    var hasAnthropic = has("ANTHROPIC_API_KEY") || has("POINTSMAN_ANTHROPIC_BASE_URL");
    var hasOpenAi = has("OPENAI_API_KEY") || has("POINTSMAN_OPENAI_BASE_URL");
    if (hasAnthropic && hasOpenAi) {
      return new Catalogs(Catalog.anthropic(), Catalog.openAi());
    }
    return Catalogs.sole(hasOpenAi ? Catalog.openAi() : Catalog.anthropic());
  }

  private boolean has(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  /// One to three names, cheapest first. Nobody told their prices, which must not count as none: a
  /// model that a usual ladder lists has its price there, any other that of Anthropic's in its
  /// place.
  private Catalog named() {
    var listed = environment.getOrDefault(MODELS, "");
    var names =
        Arrays.stream(listed.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    var tiers = Ladder.DEFAULT.tiers();
    if (names.isEmpty() || names.size() > tiers.size()) {
      root.noteOutside(MODELS, listed, "expected one to three models, the cheapest first: a,b,c");
      return Catalog.openAi();
    }
    var offers = new HashMap<Tier, List<ModelOffer>>();
    for (var tier : tiers) {
      var place = Math.min(tier.rank(), names.size() - 1);
      offers.put(tier, List.of(offer(names.get(place), tiers.get(place))));
    }
    return new Catalog(Ladder.DEFAULT, offers);
  }

  private static ModelOffer offer(String name, Tier place) {
    var model = new ModelId(name);
    var known =
        Stream.of(Catalog.anthropic(), Catalog.openAi())
            .flatMap(catalog -> catalog.offerOf(model).stream())
            .findFirst();
    var price = known.orElseGet(() -> Catalog.anthropic().offers(place).getFirst()).price();
    var window = known.map(ModelOffer::contextWindow).orElse(USUAL_WINDOW);
    return new ModelOffer(new ProviderId("openai"), model, price, window, 1);
  }
}
