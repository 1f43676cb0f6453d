package dev.pointsman.http;

import dev.pointsman.config.ClientKeys;
import java.util.function.Supplier;

/// What a service offers, and to whom.
///
/// @param model the version that serves now, which `/ready` names
public record Offering(
    ClassifyPipeline classify, RouteEndpoints routes, ClientKeys keys, Supplier<String> model) {}
