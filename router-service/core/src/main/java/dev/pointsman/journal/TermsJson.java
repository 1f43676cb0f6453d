package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.elements;
import static dev.pointsman.journal.ServingJson.upper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.Exploration;
import dev.pointsman.policy.ForcedChoice;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.Lot;
import dev.pointsman.policy.PromptWords;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.session.WarmPrefixes;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The terms of a decision as JSON. What is usual is left out.
final class TermsJson {
  /// Maps have no order of their own; equal terms are to be equal texts.
  private static final Comparator<UpstreamModel> BY_NAME =
      Comparator.comparing((UpstreamModel model) -> model.provider().value())
          .thenComparing(model -> model.model().value());

  private TermsJson() {}

  static ObjectNode write(CallTerms terms) {
    var json =
        object()
            .put("kind", terms.kind().label())
            .put("window", terms.window().name().toLowerCase(Locale.ROOT));
    json.set("control", write(terms.control()));
    json.set("last", write(terms.last()));
    writeUnfit(terms.unfit(), json);
    if (terms.words() instanceof PromptWords.Found(var raising, var lowering)) {
      json.putObject("words").put("raising", raising).put("lowering", lowering);
    }
    if (!terms.lot().equals(Lot.NONE)) {
      json.set("lot", write(terms.lot()));
    }
    return json;
  }

  static CallTerms read(JsonNode json) {
    return new CallTerms(
        CallKind.valueOf(upper(text(json, "kind"))),
        control(json.required("control")),
        last(json.required("last")),
        SwitchWindow.valueOf(upper(text(json, "window"))),
        elements(json.path("unfit")).stream()
            .collect(Collectors.toMap(TermsJson::model, unfit -> text(unfit, "why"))),
        words(json.path("words")),
        lot(json.path("lot")));
  }

  private static ObjectNode write(Control control) {
    var json = object();
    json.set("minimum", ModelJson.write(control.minimum()));
    if (!control.maxCost().equals(Control.NO_LIMIT)) {
      json.put("max_cost_nanos", control.maxCost().nanos());
    }
    switch (control.forced()) {
      case ForcedChoice.None() -> {}
      case ForcedChoice.OfTier(var tier) -> json.set("tier", ModelJson.write(tier));
      case ForcedChoice.OfModel(var model) -> json.put("model", model.value());
      case ForcedChoice.PassThrough(var provider, var model) ->
          json.put("model", model.value()).put("provider", provider.value());
    }
    return json;
  }

  private static Control control(JsonNode json) {
    return new Control(
        forced(json),
        ModelJson.tier(json.required("minimum")),
        json.has("max_cost_nanos") ? ModelJson.usd(json, "max_cost_nanos") : Control.NO_LIMIT);
  }

  private static ForcedChoice forced(JsonNode json) {
    if (json.has("tier")) {
      return new ForcedChoice.OfTier(ModelJson.tier(json.required("tier")));
    }
    if (!json.has("model")) {
      return ForcedChoice.none();
    }
    var model = new ModelId(text(json, "model"));
    return json.has("provider")
        ? new ForcedChoice.PassThrough(new ProviderId(text(json, "provider")), model)
        : new ForcedChoice.OfModel(model);
  }

  private static ObjectNode write(LastChoice last) {
    return switch (last) {
      case LastChoice.Unknown() -> object();
      case LastChoice.OfTier(var tier) -> object().set("tier", ModelJson.write(tier));
      case LastChoice.OfModel(var target, var warm) -> {
        var json =
            object()
                .put("caches_anew", warm.caching().isStated())
                .put("caches_for_hour", warm.caching() == PromptCaching.ONE_HOUR);
        json.set("target", ModelJson.write(target));
        var held = json.putArray("held");
        warm.held().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_NAME))
            .forEach(one -> held.add(write(one.getKey()).put("tokens", one.getValue().value())));
        yield json;
      }
    };
  }

  private static LastChoice last(JsonNode json) {
    if (json.has("tier")) {
      return new LastChoice.OfTier(ModelJson.tier(json.required("tier")));
    }
    if (!json.has("target")) {
      return LastChoice.unknown();
    }
    var held =
        elements(json.required("held")).stream()
            .collect(
                Collectors.toMap(
                    TermsJson::model, one -> new TokenCount(one.required("tokens").longValue())));
    var warm = new WarmPrefixes(held, caching(json));
    return new LastChoice.OfModel(ModelJson.target(json.required("target")), warm);
  }

  /// Earlier records do not tell an hour from five minutes.
  private static PromptCaching caching(JsonNode json) {
    if (!json.required("caches_anew").booleanValue()) {
      return PromptCaching.UNSTATED;
    }
    return json.path("caches_for_hour").asBoolean()
        ? PromptCaching.ONE_HOUR
        : PromptCaching.FIVE_MINUTES;
  }

  private static void writeUnfit(Map<UpstreamModel, String> unfit, ObjectNode json) {
    if (!unfit.isEmpty()) {
      var models = json.putArray("unfit");
      unfit.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(BY_NAME))
          .forEach(one -> models.add(write(one.getKey()).put("why", one.getValue())));
    }
  }

  private static ObjectNode write(UpstreamModel model) {
    return object().put("provider", model.provider().value()).put("model", model.model().value());
  }

  private static UpstreamModel model(JsonNode json) {
    return new UpstreamModel(
        new ProviderId(text(json, "provider")), new ModelId(text(json, "model")));
  }

  private static PromptWords words(JsonNode json) {
    return json.isObject()
        ? new PromptWords.Found(text(json, "raising"), text(json, "lowering"))
        : new PromptWords.Unread();
  }

  private static ObjectNode write(Lot lot) {
    var exploration = lot.exploration();
    return object()
        .put("key", lot.key())
        .put("epsilon", exploration.epsilon())
        .put("max_extra_nanos", exploration.maxExtra().nanos())
        .put("seed", exploration.seed());
  }

  private static Lot lot(JsonNode json) {
    if (!json.isObject()) {
      return Lot.NONE;
    }
    var exploration =
        new Exploration(
            json.required("epsilon").doubleValue(),
            ModelJson.usd(json, "max_extra_nanos"),
            json.required("seed").longValue());
    return new Lot(exploration, text(json, "key"));
  }

  private static String text(JsonNode json, String name) {
    return json.required(name).textValue();
  }
}
