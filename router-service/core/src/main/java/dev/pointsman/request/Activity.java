package dev.pointsman.request;

import java.util.Locale;

/// The coarse class of the work that a call does.
public enum Activity {
  EXPLORE,
  EDIT,
  TEST,
  PLAN,
  ANSWER,
  HOUSEKEEPING;

  /// The name used on the wire: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
