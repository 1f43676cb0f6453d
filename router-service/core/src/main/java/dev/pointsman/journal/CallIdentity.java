package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.time.Instant;

/// Which call it is: its own name, when it came, whose it is and to which conversation it belongs.
///
/// @param session the conversation's key within the tenant
/// @param agent the agent within the conversation, empty for the main one
public record CallIdentity(
    DecisionId id,
    Instant at,
    TenantId tenant,
    String session,
    String agent,
    ClientNames clientNames) {}
