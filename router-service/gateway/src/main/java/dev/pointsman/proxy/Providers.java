package dev.pointsman.proxy;

import dev.pointsman.config.ProviderConfig;
import dev.pointsman.unit.ProviderId;
import java.util.HashMap;
import java.util.Map;

/// The providers by name.
public record Providers(Map<ProviderId, Provider> byId) {
  public Providers {
    byId = Map.copyOf(byId);
  }

  /// The configured providers with the keys that the environment holds for them.
  public static Providers of(
      Map<ProviderId, ProviderConfig> configured, Map<String, String> environment, int mostAtOnce) {
    var providers = new HashMap<ProviderId, Provider>();
    configured.forEach((id, provider) -> {
      var key = Secret.of(environment.getOrDefault(provider.keyVariable(), ""));
      providers.put(id, new Provider(id, provider.dialect(), provider.baseUrl(), key, mostAtOnce));
    });
    return new Providers(providers);
  }

  /// A provider that the catalog names; the configuration has been checked for it.
  public Provider named(ProviderId id) {
    var provider = byId.get(id);
    if (provider == null) {
      throw new IllegalArgumentException("expected a configured provider, got " + id.value());
    }
    return provider;
  }
}
