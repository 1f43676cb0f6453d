package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.sql.SQLException;

/// Where decisions lie, as the writing thread sees it: changes between a beginning and a commit
/// reach the file together or not at all.
interface DecisionStore extends AutoCloseable {
  void begin() throws SQLException;

  /// Adds a record; one whose id is there already changes nothing.
  void insert(DecisionRecord decision) throws SQLException;

  /// Sets what came of a record; one that is not there stays away.
  void update(DecisionId id, Serving serving) throws SQLException;

  /// Adds what a model on trial thought of a record; one that is not there stays away.
  void watch(DecisionId id, ShadowOpinion.Watched seen) throws SQLException;

  /// Adds reported outcomes, or nothing of them.
  ReportFinding report(OutcomeReport report) throws SQLException;

  /// After a failure the store is closed, which undoes what was begun.
  void commit() throws SQLException;

  /// Puts what has been committed out of reach of a power cut. Called, like [#moveLog], beside the
  /// thread that writes.
  void sync() throws IOException;

  /// Keeps the log short, which these entries have lengthened.
  void moveLog(int entries) throws SQLException;

  /// What is pending now belongs to a process that is gone.
  void markInterrupted() throws SQLException;

  /// Moves everything committed into the main file and syncs it. After a failed sync the log cannot
  /// be trusted: its pages may look written and be lost.
  void settle() throws SQLException;

  @Override
  void close() throws SQLException;

  /// Opens a store; tried again after failures.
  @FunctionalInterface
  interface Opening {
    DecisionStore open() throws SQLException;
  }
}
