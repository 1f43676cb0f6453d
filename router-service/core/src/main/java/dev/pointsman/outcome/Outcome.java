package dev.pointsman.outcome;

import java.time.Instant;

/// One report of what became of decided work.
///
/// @param id the reporter's own name for it: the same id again changes nothing
/// @param at when it happened, by the reporter's clock
public record Outcome(String id, Subject subject, Instant at, Fact fact) {}
