package dev.pointsman.config;

import java.util.List;

/// Where the server listens (port 0: any free one), and its limits.
public record ServerConfig(String host, int port, Limits limits) {
  public static final ServerConfig DEFAULT = new ServerConfig("127.0.0.1", 8080, Limits.DEFAULT);
  public static final int HIGHEST_PORT = 65_535;

  ServerConfig at(String otherHost, int otherPort) {
    if (otherPort < 0 || otherPort > HIGHEST_PORT) {
      throw new ConfigurationRefused(
          List.of(new Mistake("--port", Integer.toString(otherPort), "use 0 to 65535")));
    }
    return new ServerConfig(otherHost, otherPort, limits);
  }

  /// Whether only this machine reaches the server.
  public boolean isLoopback() {
    return AddressRules.isLoopback(host);
  }

  static Mistake keylessHost(String key, String host) {
    return new Mistake(
        key,
        host,
        "other machines could use the server and its upstream keys without a key of their own:"
            + " run 'pointsman keys add <tenant>' or set POINTSMAN_CLIENT_KEYS, or use 127.0.0.1");
  }
}
