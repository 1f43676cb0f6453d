package dev.pointsman.journal;

/// A place in the journal's order of arrival, to go on from; `Long.toString` of it is what a client
/// hands back.
public record Cursor(long place) {
  /// Before the newest decision.
  public static final Cursor NEWEST = new Cursor(Long.MAX_VALUE);

  /// Before the oldest one, when reading forwards.
  static final Cursor OLDEST = new Cursor(0);
}
