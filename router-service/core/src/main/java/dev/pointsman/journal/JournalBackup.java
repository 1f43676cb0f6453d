package dev.pointsman.journal;

import dev.pointsman.json.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Carries decisions out of a journal and into another as NDJSON, oldest first, one record a line:
/// what comes out of the second is byte for byte what came out of the first.
public final class JournalBackup {
  private static final int GROUP = 1_000;

  private JournalBackup() {}

  /// Writes the decisions that a filter lets through; returns how many.
  public static long export(JournalReader from, DecisionFilter filter, Writer to) {
    try (var records = from.history(filter)) {
      var count = 0L;
      for (var line : (Iterable<String>) records.map(DecisionJson::write)::iterator) {
        to.append(line).append('\n');
        count++;
      }
      to.flush();
      return count;
    } catch (IOException failure) {
      throw new UncheckedIOException("writing exported decisions", failure);
    }
  }

  /// Adds the decisions that are not there yet; returns how many lines were read.
  ///
  /// @throws IllegalArgumentException when a line is no decision: nothing of its group of a
  ///   thousand lines has been added, all before it has
  public static long restore(BufferedReader from, Path file) {
    try (var store = SqliteDecisionStore.open(file)) {
      var count = 0L;
      var group = next(from);
      while (!group.isEmpty()) {
        add(group, count, store);
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

  private static void add(List<String> lines, long before, DecisionStore store)
      throws SQLException {
    store.begin();
    var number = before;
    for (var line : lines) {
      number++;
      var decision = parsed(line, number);
      store.insert(decision);
      if (!(decision.serving() instanceof Serving.Pending)) {
        store.update(decision.id(), decision.serving());
      }
    }
    store.commit();
  }

  private static DecisionRecord parsed(String line, long number) {
    try {
      return DecisionJson.read(line);
    } catch (IllegalArgumentException | MalformedJson failure) {
      throw new IllegalArgumentException(
          "line " + number + ": expected an exported decision: " + failure.getMessage(), failure);
    }
  }
}
