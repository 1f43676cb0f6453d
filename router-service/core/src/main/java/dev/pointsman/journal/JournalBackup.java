package dev.pointsman.journal;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Carries decisions out of a journal and into another as NDJSON, oldest first, one record a line,
/// and behind them what was reported of them: what comes out of the second is byte for byte what
/// came out of the first.
public final class JournalBackup {
  private static final int GROUP = 1_000;

  private JournalBackup() {}

  /// Writes the decisions that a filter lets through, and the outcomes of these; returns the number
  /// of lines.
  public static long export(JournalReader from, DecisionFilter filter, Writer to) {
    try (var records = from.history(filter);
        var outcomes = from.reported(filter)) {
      var count = 0L;
      var lines =
          Stream.concat(records.map(DecisionJson::write), outcomes.map(StoredOutcome::line));
      for (var line : (Iterable<String>) lines::iterator) {
        to.append(line).append('\n');
        count++;
      }
      to.flush();
      return count;
    } catch (IOException failure) {
      throw new UncheckedIOException("writing exported decisions", failure);
    }
  }

  /// Adds the decisions and outcomes that are not there yet; returns how many lines were read.
  ///
  /// @throws IllegalArgumentException when a line is neither: nothing of its group of a thousand
  ///   lines has been added, all before it has
  public static long restore(BufferedReader from, Path file) {
    return restore(from, 0, file);
  }

  /// @param before how many lines were read of it already
  static long restore(BufferedReader from, long before, Path file) {
    try (var store = SqliteDecisionStore.open(file)) {
      var count = 0L;
      var group = next(from);
      while (!group.isEmpty()) {
        add(group, before + count, store);
        count += group.size();
        group = next(from);
      }
      return count;
    } catch (SQLException failure) {
      throw new JournalUnreadable("restoring " + file, failure);
    } catch (IOException failure) {
      throw new UncheckedIOException("reading exported decisions", failure);
    }
  }

  private static List<String> next(BufferedReader from) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = from.readLine(); line != null; line = from.readLine()) {
      lines.add(line);
      if (lines.size() == GROUP) {
        return lines;
      }
    }
    return lines;
  }

  private static void add(List<String> lines, long before, SqliteDecisionStore store)
      throws SQLException {
    store.begin();
    var number = before;
    for (var line : lines) {
      number++;
      add(line, number, store);
    }
    store.commit();
  }

  private static void add(String line, long number, SqliteDecisionStore store) throws SQLException {
    try {
      var json = JsonReader.read(line);
      if (StoredOutcome.isOne(json)) {
        store.restore(StoredOutcome.read(json));
      } else {
        add(DecisionJson.read(json), store);
      }
    } catch (IllegalArgumentException | DateTimeException | MalformedJson failure) {
      throw new IllegalArgumentException(
          "line " + number + ": expected an exported decision: " + failure.getMessage(), failure);
    }
  }

  private static void add(DecisionRecord decision, DecisionStore store) throws SQLException {
    store.insert(decision);
    if (!(decision.serving() instanceof Serving.Pending)) {
      store.update(decision.id(), decision.serving());
    }
  }
}
