package dev.pointsman.policy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.Usd;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads what a client demands from the router's own headers and the model's name. Unlike a hint, a
/// demand that cannot be met as said is an error: the client relies on it.
public final class ControlReader {
  public static final String TIER = "x-pointsman-tier";
  public static final String MIN_TIER = "x-pointsman-min-tier";
  public static final String MAX_COST = "x-pointsman-max-cost-usd";

  private static final String AMOUNT = "\\d{1,6}(?:\\.\\d{1,9})?|\\.\\d{1,9}";

  private final Catalog catalog;
  private final Ladder ladder;

  public ControlReader(Catalog catalog) {
    this.catalog = catalog;
    this.ladder = catalog.ladder();
  }

  /// Reads the demands of one call.
  ///
  /// @param headers by name, in any case
  /// @param model the name in the body, empty when there is none
  /// @param home the provider to ask for a model that the catalog does not list
  /// @throws BadControl naming the header whose value is wrong
  public Control read(Map<String, String> headers, String model, ProviderId home) {
    var choice = VirtualModels.choice(model, ladder);
    return read(headers, choice.orElseGet(() -> real(model, home)));
  }

  /// Reads the demands of a call that is only asked about. The name of a real model is none: it
  /// says what the client asks for without a router.
  ///
  /// @throws BadControl naming the header whose value is wrong
  public Control ofQuestion(Map<String, String> headers, String model) {
    return read(headers, VirtualModels.choice(model, ladder).orElseGet(ForcedChoice::none));
  }

  private Control read(Map<String, String> headers, ForcedChoice named) {
    var stated = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    stated.putAll(headers);
    return new Control(
        stated.containsKey(TIER) ? new ForcedChoice.OfTier(tier(TIER, stated)) : named,
        stated.containsKey(MIN_TIER) ? tier(MIN_TIER, stated) : ladder.lowest(),
        stated.containsKey(MAX_COST) ? amount(stated) : Control.NO_LIMIT);
  }

  private ForcedChoice real(String name, ProviderId home) {
    var listed = new ModelId(VirtualModels.withoutContext(name));
    return catalog.tierOf(listed).isPresent()
        ? new ForcedChoice.OfModel(listed)
        : new ForcedChoice.PassThrough(home, new ModelId(name));
  }

  private Tier tier(String header, Map<String, String> headers) {
    var value = headers.getOrDefault(header, "");
    return ladder.tiers().stream()
        .filter(tier -> tier.name().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(() -> new BadControl(header, "one of " + names(), value));
  }

  private static Usd amount(Map<String, String> headers) {
    var value = headers.getOrDefault(MAX_COST, "");
    if (!value.strip().matches(AMOUNT)) {
      throw new BadControl(MAX_COST, "an amount in USD of at least 0, such as 0.05", value);
    }
    return Usd.of(Double.parseDouble(value.strip()));
  }

  private String names() {
    return ladder.tiers().stream().map(Tier::name).collect(Collectors.joining(", "));
  }
}
