package dev.pointsman.journal;

/// What retention or erasing deleted.
///
/// @param traceless whether nothing of it is left in the files; false while a reader holds on to an
///   earlier state: doing it again helps
public record Pruned(long texts, long decisions, boolean traceless) {}
