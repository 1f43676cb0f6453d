package dev.pointsman.feature;

/// One named measurement of a request: where it belongs, how it is scaled, and its unit in words.
public record FeatureSpec(String name, FeatureGroup group, Scale scale, String meaning) {}
