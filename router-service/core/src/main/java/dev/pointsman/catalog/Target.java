package dev.pointsman.catalog;

/// A model that a call may be sent to, and the tier that it stands for.
public record Target(Tier tier, ModelOffer offer) {}
