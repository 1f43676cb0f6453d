package dev.pointsman.review;

/// A place in the queue of what a person should look at.
///
/// @param value how much their word would teach, beside that on others
/// @param alike how many decisions of the journal are like it
public record Review(ReviewCandidate candidate, double value, long alike) {}
