package dev.pointsman.http;

import dev.pointsman.config.WebhookConfig;

/// What answers tenants' questions about their decisions, and takes their reports.
///
/// @param webhook how builds are known to come from CI
public record Desks(
    DecisionArchive archive,
    OutcomeDesk outcomes,
    WebhookConfig webhook,
    ReviewDesk reviews,
    DriftDesk drift) {}
