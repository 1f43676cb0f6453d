package dev.pointsman.label;

/// One word on a decision that its label rests on, or stands against.
///
/// @param function the labelling function's name, or `person`
/// @param says `sufficed` or `insufficient` of the served tier, or the tier that a person named
/// @param trust the chance that this alone is right, times its share of credit
public record Evidence(String function, String says, double trust) {}
