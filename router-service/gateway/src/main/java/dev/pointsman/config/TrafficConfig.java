package dev.pointsman.config;

import java.util.Map;

/// What concerns live traffic alone.
///
/// @param roles the role that a client's agent type stands for, lower case both
public record TrafficConfig(
    JournalConfig journal,
    SessionsConfig sessions,
    RelayConfig relay,
    Map<String, String> roles,
    ClientKeysConfig clientKeys,
    WebhookConfig webhook) {
  public TrafficConfig {
    roles = Map.copyOf(roles);
  }
}
