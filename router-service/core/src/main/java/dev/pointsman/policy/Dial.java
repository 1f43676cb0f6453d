package dev.pointsman.policy;

/// The quality dial: what a failed attempt costs (`mu`), and what is lost if nothing ships
/// (`lambda`).
public record Dial(Overhead failedAttempt, Overhead nothingShips) {}
