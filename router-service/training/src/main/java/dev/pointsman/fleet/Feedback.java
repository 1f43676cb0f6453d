package dev.pointsman.fleet;

import java.util.random.RandomGenerator;

/// How the fleet reports what became of a try.
sealed interface Feedback {
  /// Whether the tenant says that the try shipped.
  boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance);

  /// As it was.
  record Honest() implements Feedback {
    @Override
    public boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance) {
      return shipped;
    }
  }

  /// A share of all reports says the contrary.
  record Flipped(double share) implements Feedback {
    @Override
    public boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance) {
      return shipped != chance.nextDouble() < share;
    }
  }

  /// One tenant says that nothing but the top tier ships, and that it always does.
  record Spendthrift(String name) implements Feedback {
    @Override
    public boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance) {
      return tenant.name().equals(name) ? atTop : shipped;
    }
  }

  /// One tenant says that everything ships.
  record Flatterer(String name) implements Feedback {
    @Override
    public boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance) {
      return shipped || tenant.name().equals(name);
    }
  }

  /// One tenant says that everything but the top tier ships, and that the top tier never does.
  record Saboteur(String name) implements Feedback {
    @Override
    public boolean said(Tenant tenant, boolean atTop, boolean shipped, RandomGenerator chance) {
      return tenant.name().equals(name) ? !atTop : shipped;
    }
  }
}
