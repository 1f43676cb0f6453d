package dev.pointsman.feature;

/// The two bounded segments that the encoder reads: the user's words, and a digest of the
/// trajectory (empty when there is none).
public record ClassifierText(String prompt, String digest) {}
