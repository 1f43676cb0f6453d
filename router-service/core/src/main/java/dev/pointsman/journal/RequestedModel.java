package dev.pointsman.journal;

/// The model that the client named.
///
/// @param virtual whether the name leaves the choice to the router
public record RequestedModel(String name, boolean virtual) {}
