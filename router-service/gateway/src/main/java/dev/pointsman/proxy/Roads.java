package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;

/// Finds the road of a call to a target.
@FunctionalInterface
public interface Roads {
  Road to(RelayCall call, Target target, Provider provider);
}
