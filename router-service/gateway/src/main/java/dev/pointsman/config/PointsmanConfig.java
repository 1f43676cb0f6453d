package dev.pointsman.config;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.unit.ProviderId;
import java.util.List;
import java.util.Map;

/// Everything that an operator may choose, checked whole.
public record PointsmanConfig(
    ServerConfig server,
    ClassifierConfig classifier,
    Map<ProviderId, ProviderConfig> providers,
    Catalogs catalogs,
    PolicySettings policy,
    TrafficConfig traffic) {
  public PointsmanConfig {
    providers = Map.copyOf(providers);
  }

  public Catalog catalog() {
    return catalogs.main();
  }

  /// The same configuration with the server at another address, as the command line asks; an
  /// address that other machines reach is refused while there is no client key.
  public PointsmanConfig at(String host, int port) {
    var moved = server.at(host, port);
    if (!moved.isLoopback() && !traffic.clientKeys().holdsAny()) {
      throw new ConfigurationRefused(List.of(ServerConfig.keylessHost("--host", host)));
    }
    return new PointsmanConfig(moved, classifier, providers, catalogs, policy, traffic);
  }
}
