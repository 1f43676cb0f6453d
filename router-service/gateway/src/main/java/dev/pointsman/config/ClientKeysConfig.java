package dev.pointsman.config;

import java.nio.file.Path;
import java.util.List;

/// Where client keys come from: a file of hashes, which may change while the service runs, and the
/// environment, read and hashed once.
public record ClientKeysConfig(Path file, List<ClientKey> fromEnvironment) {
  public static final String FILE_NAME = "client-keys";
  public static final String VARIABLE = "POINTSMAN_CLIENT_KEYS";

  public ClientKeysConfig {
    fromEnvironment = List.copyOf(fromEnvironment);
  }

  /// True when there is a key that a client could present.
  public boolean holdsAny() {
    return !fromEnvironment.isEmpty() || !new ClientKeyFile(file).read().keys().isEmpty();
  }
}
