package dev.pointsman.config;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.config.ProviderConfig.Dialect;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The catalog that serves each dialect. They are the same one unless the defaults hold and keys of
/// both usual providers are there: then a call stays with the provider whose dialect it speaks,
/// since what needs no translation cannot be harmed by one.
public record Catalogs(Catalog anthropic, Catalog openAi) {
  public static Catalogs sole(Catalog catalog) {
    return new Catalogs(catalog, catalog);
  }

  public Catalog of(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC -> anthropic;
      case OPENAI -> openAi;
    };
  }

  /// The one that answers where no dialect is spoken, as at `/v1/classify`.
  public Catalog main() {
    return anthropic;
  }

  /// Every model of either.
  public Set<UpstreamModel> models() {
    return Stream.of(anthropic, openAi).flatMap(Catalog::models).collect(Collectors.toSet());
  }
}
