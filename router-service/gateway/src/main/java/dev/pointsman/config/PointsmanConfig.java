package dev.pointsman.config;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.unit.ProviderId;
import java.util.Map;

/// Everything that an operator may choose, checked whole.
public record PointsmanConfig(
    ServerConfig server,
    ClassifierConfig classifier,
    Map<ProviderId, ProviderConfig> providers,
    Catalog catalog,
    PolicySettings policy) {
  public PointsmanConfig {
    providers = Map.copyOf(providers);
  }

  public PointsmanConfig with(ServerConfig other) {
    return new PointsmanConfig(other, classifier, providers, catalog, policy);
  }
}
