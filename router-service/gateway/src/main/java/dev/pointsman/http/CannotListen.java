package dev.pointsman.http;

import dev.pointsman.config.ServerConfig;

/// Thrown when the server gets no socket at its address.
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(ServerConfig config) {
    super(
        "cannot listen at %s:%d: the port is taken, or the address is not this machine's: choose"
                .formatted(config.host(), config.port())
            + " another with --port, --host or the configuration's server section");
  }
}
