package dev.pointsman.contract;

/// The gateway that the contract is held against.
final class Gateways {
  static final RunningGateway.Factory UNDER_TEST = LiveGateway::inFrontOf;

  private Gateways() {}
}
