package dev.pointsman.http;

import dev.pointsman.config.ClientKeys;

/// What every exchange needs to know of the server around it.
record Edge(
    RequestClock clock,
    Lookout lookout,
    Telemetry telemetry,
    ClientKeys keys,
    int bodyBytes,
    BodyMemory memory)
    implements AutoCloseable {
  /// Ends what looks after the connections.
  @Override
  public void close() {
    clock.close();
    lookout.close();
  }
}
