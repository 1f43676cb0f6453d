package dev.pointsman.http;

/// What answers tenants' questions about their decisions, and takes their reports.
public record Desks(
    DecisionArchive archive, OutcomeDesk outcomes, ReviewDesk reviews, DriftDesk drift) {}
