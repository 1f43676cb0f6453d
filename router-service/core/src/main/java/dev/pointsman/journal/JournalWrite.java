package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Served;
import java.sql.SQLException;

/// One change that waits for the journal's thread, and the receipt of whoever asked for it. Masking
/// and encoding happen when it is applied, off the road of the call.
sealed interface JournalWrite {
  Receipt receipt();

  /// The memory that it holds, about, in bytes.
  long weight();

  void applyTo(DecisionStore store) throws SQLException;

  /// What was applied is in the file.
  default void tellWritten() {
    receipt().tellWritten();
  }

  /// A call was decided.
  record Decided(Capture capture, DecisionEntry entry, Receipt receipt) implements JournalWrite {
    private static final long PARTS = 4_000;

    @Override
    public long weight() {
      var text = entry.text().text();
      return PARTS
          + 2L * (text.prompt().length() + text.digest().length())
          + entry.text().body().length();
    }

    @Override
    public void applyTo(DecisionStore store) throws SQLException {
      store.insert(capture.kept(entry));
    }
  }

  /// A model on trial has watched a decided call.
  record Watched(DecisionId id, ShadowOpinion.Watched seen, Receipt receipt)
      implements JournalWrite {
    private static final long PARTS = 1_000;

    @Override
    public long weight() {
      return PARTS;
    }

    @Override
    public void applyTo(DecisionStore store) throws SQLException {
      store.watch(id, Capture.kept(seen));
    }
  }

  /// A decided call came to its end.
  record Completed(DecisionId id, Served served, Receipt receipt) implements JournalWrite {
    private static final long PARTS = 1_000;

    @Override
    public long weight() {
      return PARTS * (1 + served.attempts().size());
    }

    @Override
    public void applyTo(DecisionStore store) throws SQLException {
      store.update(id, new Serving.Done(Capture.kept(served)));
    }
  }

  /// Somebody told what became of decided work.
  record Reported(OutcomeReport report, ReportReceipt promise) implements JournalWrite {
    private static final long PARTS = 1_000;

    @Override
    public Receipt receipt() {
      return promise.receipt();
    }

    @Override
    public long weight() {
      return PARTS * (1 + report.outcomes().size());
    }

    @Override
    public void applyTo(DecisionStore store) throws SQLException {
      promise.found(store.report(report.masked()));
    }

    @Override
    public void tellWritten() {
      promise.tellWritten();
    }
  }
}
