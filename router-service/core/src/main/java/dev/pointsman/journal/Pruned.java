package dev.pointsman.journal;

/// What a round of retention deleted.
///
/// @param traceless whether nothing of it is left in the files; false while a reader holds on to an
///   earlier state: the next round tries again
public record Pruned(long texts, long decisions, boolean traceless) {}
