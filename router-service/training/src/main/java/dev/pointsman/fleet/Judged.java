package dev.pointsman.fleet;

/// One question as one way of routing fares with it, beside another way.
///
/// @param weight how much of the fleet's traffic the question stands for
record Judged(String group, double weight, Course course, Course other) {}
