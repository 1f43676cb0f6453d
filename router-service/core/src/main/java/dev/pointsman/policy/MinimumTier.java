package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;

/// A rule that a call whose feature reaches a value goes to a tier or above. An unknown feature
/// triggers nothing.
public record MinimumTier(String feature, double atLeast, Tier tier) {}
