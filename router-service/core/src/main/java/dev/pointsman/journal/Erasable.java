package dev.pointsman.journal;

import dev.pointsman.unit.TenantId;

/// Whose decisions are to be erased: all of a tenant's, or those of one of its conversations.
///
/// @param session the conversation's key, empty for all
public record Erasable(TenantId tenant, String session) {
  public static Erasable all(TenantId tenant) {
    return new Erasable(tenant, "");
  }

  /// One conversation, by its key as it was when the calls came.
  public static Erasable conversation(TenantId tenant, String session) {
    if (session.isBlank()) {
      throw new IllegalArgumentException("expected the key of a session, got a blank one");
    }
    return new Erasable(tenant, SecretMask.identifier(session));
  }

  public boolean includes(TenantId itsTenant, String itsSession) {
    return tenant.equals(itsTenant) && (session.isEmpty() || session.equals(itsSession));
  }

  /// The same choice among the journal's decisions.
  public DecisionFilter filter() {
    var all = DecisionFilter.of(tenant);
    return session.isEmpty() ? all : all.inSession(session);
  }

  @Override
  public String toString() {
    return session.isEmpty() ? "tenant " + tenant : "session " + session + " of tenant " + tenant;
  }
}
