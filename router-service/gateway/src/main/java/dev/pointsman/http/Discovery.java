package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Tier;
import dev.pointsman.config.Catalogs;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.CapabilityTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What clients ask before their first call: is anyone there, and which models are there.
///
/// Virtual models come first. `auto` is told at the price of the dearest tier and with the largest
/// window: it may be served by it, and a budget must never be undercharged.
public final class Discovery {
  static final List<String> VIRTUAL = List.of("claude-auto", "auto");

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final String OWNER = "pointsman";
  private static final String JSON = "application/json";

  private final Map<String, ListedModel> models = new LinkedHashMap<>();

  /// The largest answer of a model, in tokens; 0 when unknown.
  @FunctionalInterface
  interface OutputLimits {
    TokenCount of(ModelId model);
  }

  /// What the catalogs offer; the capability table knows the largest answers.
  public static Discovery of(Catalogs catalogs) {
    return new Discovery(catalogs, model -> CapabilityTable.standard().of(model).output());
  }

  Discovery(Catalogs catalogs, OutputLimits limits) {
    var main = catalogs.main();
    VIRTUAL.forEach(name -> add(virtual(name, "Pointsman auto", all(main), limits)));
    for (var tier : main.ladder().tiers()) {
      var offers = main.offers(tier);
      VIRTUAL.stream()
          .filter(name -> !offers.isEmpty())
          .forEach(name -> add(virtual(name + "-" + tier.name(), title(tier), offers, limits)));
    }
    Stream.of(catalogs.anthropic(), catalogs.openAi())
        .flatMap(catalog -> all(catalog).stream())
        .forEach(offer -> add(real(offer, limits)));
  }

  Reply hello() {
    return new Reply(OK, JSON, "{\"message\":\"hello\"}");
  }

  /// Every model on one page, whatever page was asked for.
  ///
  /// @param isAnthropic whether the client sent `anthropic-version`
  Reply models(boolean isAnthropic) {
    return Reply.json(isAnthropic ? anthropic() : openAi());
  }

  Reply model(String id, boolean isAnthropic) {
    return Optional.ofNullable(models.get(id))
        .map(model -> Reply.json(isAnthropic ? model.anthropic() : model.openAi()))
        .orElseGet(() -> new Reply(NOT_FOUND, JSON, unknown(isAnthropic).toString()));
  }

  private JsonNode anthropic() {
    var list = JsonNodeFactory.instance.objectNode();
    var data = list.putArray("data");
    models.values().forEach(model -> data.add(model.anthropic()));
    var ids = new ArrayList<>(models.keySet());
    return list.put("has_more", false)
        .put("first_id", ids.getFirst())
        .put("last_id", ids.getLast());
  }

  private JsonNode openAi() {
    var list = JsonNodeFactory.instance.objectNode().put("object", "list");
    var data = list.putArray("data");
    models.values().forEach(model -> data.add(model.openAi()));
    return list;
  }

  /// The id is the client's text: it is not repeated.
  private static JsonNode unknown(boolean isAnthropic) {
    var sentence = "no such model here: GET /v1/models lists them";
    var error = JsonNodeFactory.instance.objectNode();
    if (isAnthropic) {
      error.put("type", "error");
      error.putObject("error").put("type", "not_found_error").put("message", sentence);
      return error;
    }
    error
        .putObject("error")
        .put("message", sentence)
        .put("type", "invalid_request_error")
        .put("param", "model")
        .put("code", "model_not_found");
    return error;
  }

  private void add(ListedModel model) {
    models.putIfAbsent(model.id(), model);
  }

  private static List<ModelOffer> all(Catalog catalog) {
    return catalog.ladder().tiers().stream()
        .flatMap(tier -> catalog.offers(tier).stream())
        .toList();
  }

  private static ListedModel virtual(
      String id, String name, List<ModelOffer> offers, OutputLimits limits) {
    var window =
        offers.stream().map(ModelOffer::contextWindow).max(Comparator.naturalOrder()).orElseThrow();
    var output =
        offers.stream()
            .map(offer -> limits.of(offer.model()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new ListedModel(id, name, OWNER, window, output, dearest(offers));
  }

  private static Price dearest(List<ModelOffer> offers) {
    return offers.stream()
        .map(ModelOffer::price)
        .max(Comparator.comparing(Price::output))
        .orElseThrow();
  }

  private static ListedModel real(ModelOffer offer, OutputLimits limits) {
    var id = offer.model().value();
    return new ListedModel(
        id,
        displayName(id),
        offer.provider().value(),
        offer.contextWindow(),
        limits.of(offer.model()),
        offer.price());
  }

  private static String title(Tier tier) {
    return "Pointsman " + tier.name();
  }

  /// `claude-haiku-4-5` is Claude Haiku 4.5, `gpt-4o` is GPT-4o, and any other name is itself.
  private static String displayName(String id) {
    if (id.startsWith("gpt-")) {
      return "GPT-" + id.substring("gpt-".length());
    }
    if (!id.startsWith("claude-")) {
      return id;
    }
    var words = new StringBuilder();
    for (var word : id.split("-", -1)) {
      var isMinor = !words.isEmpty() && Character.isDigit(words.charAt(words.length() - 1));
      words.append(words.isEmpty() ? "" : isMinor ? "." : " ").append(capital(word));
    }
    return words.toString();
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
