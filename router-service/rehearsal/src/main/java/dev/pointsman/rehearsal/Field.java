package dev.pointsman.rehearsal;

/// A header line as it was sent or received.
public record Field(String name, String value) {
  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
