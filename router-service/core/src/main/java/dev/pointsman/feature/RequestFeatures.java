package dev.pointsman.feature;

/// Everything that the classifier and the policy may know of a request: its bounded text, its
/// measurements, and the role that the client declared, or its system text shows (empty when none).
public record RequestFeatures(ClassifierText text, FeatureValues values, String role) {}
