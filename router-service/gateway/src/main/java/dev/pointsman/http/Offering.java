package dev.pointsman.http;

import dev.pointsman.config.ClientKeys;

/// What a service offers, and to whom.
///
/// @param model the version that `/ready` names
public record Offering(
    ClassifyPipeline classify, RouteEndpoints routes, ClientKeys keys, String model) {}
