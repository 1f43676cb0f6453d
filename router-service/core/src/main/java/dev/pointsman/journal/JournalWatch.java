package dev.pointsman.journal;

/// Told when the journal can no longer write, when it can again, and what was lost. Called by the
/// journal's own threads; must return soon and throw nothing.
public interface JournalWatch {
  JournalWatch NONE =
      new JournalWatch() {
        @Override
        public void degraded(String reason) {}

        @Override
        public void recovered(long written) {}

        @Override
        public void lost(String reason) {}
      };

  /// Records are no longer durable when they are acknowledged.
  void degraded(String reason);

  /// All that waited is on disk.
  ///
  /// @param written entries that had waited
  void recovered(long written);

  /// One entry will never be written.
  void lost(String reason);
}
