package dev.pointsman.contract;

import java.net.URI;

/// The gateways that the contract can be held against.
final class Gateways {
  /// The one line to change.
  static final RunningGateway.Factory UNDER_TEST = Gateways::none;

  private Gateways() {}

  /// No gateway at all: shows that SDK and scripted upstream themselves agree.
  private static RunningGateway none(URI upstream) {
    return new RunningGateway() {
      @Override
      public URI base() {
        return upstream;
      }

      @Override
      public String modelFor(String asked) {
        return asked;
      }

      @Override
      public void close() {}
    };
  }
}
