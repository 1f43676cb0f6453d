package dev.pointsman.contract;

import java.net.URI;

/// What the contract is held against: a gateway that listens in front of an upstream.
interface RunningGateway extends AutoCloseable {
  /// Without a path.
  URI base();

  /// The model that the upstream is asked for when the client asks for this one.
  String modelFor(String asked);

  @Override
  void close();

  /// Starts a gateway in front of an upstream.
  @FunctionalInterface
  interface Factory {
    RunningGateway inFrontOf(URI upstream);
  }
}
