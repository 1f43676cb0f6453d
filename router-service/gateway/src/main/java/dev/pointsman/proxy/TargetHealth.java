package dev.pointsman.proxy;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;

/// How one target does at the moment.
///
/// @param model `other` for all that no ladder lists
/// @param limit how many calls it may have under way
/// @param underWay how many it has
/// @param isShut whether calls are kept away because it failed too often
public record TargetHealth(
    ProviderId provider, ModelId model, int limit, int underWay, boolean isShut) {}
