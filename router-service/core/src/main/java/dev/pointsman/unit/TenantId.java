package dev.pointsman.unit;

/// Whoever owns a client key; nothing of one tenant is ever seen by another.
public record TenantId(String value) {
  /// The one tenant of a service that asks for no keys.
  public static final TenantId LOCAL = new TenantId("local");

  public TenantId {
    if (!value.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new IllegalArgumentException(
          "expected a tenant of 1 to 64 letters, digits, '_', '.' or '-', got '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
