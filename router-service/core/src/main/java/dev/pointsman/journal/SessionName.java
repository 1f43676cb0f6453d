package dev.pointsman.journal;

/// Which conversation of which tenant, as the journal's columns hold it.
record SessionName(String tenant, String session) {
  /// Before all of them.
  static final SessionName FIRST = new SessionName("", "");
}
