package dev.pointsman.request;

/// What a client says of the compaction of its context.
public enum Compaction {
  /// Nothing.
  UNSTATED,
  /// This call writes the summary that will replace the context.
  RUNNING,
  /// The context was replaced by a summary before this call.
  DONE
}
