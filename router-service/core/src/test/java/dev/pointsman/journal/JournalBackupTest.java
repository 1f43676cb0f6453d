package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalBackupTest {
  @TempDir private Path home;

  @Test
  void trial36ExportsTheSameBytesAfterARestore() {
    write(home.resolve("first.db"));
    var first = export(home.resolve("first.db"));
    assertThat(first.lines()).hasSize(1_205);
    assertThat(restore(first)).isEqualTo(1_205);
    assertThat(export(home.resolve("second.db"))).isEqualTo(first);
  }

  @Test
  void restoresTwiceWithoutDuplicates() {
    write(home.resolve("first.db"));
    var first = export(home.resolve("first.db"));
    restore(first);
    restore(first);
    assertThat(export(home.resolve("second.db"))).isEqualTo(first);
  }

  @Test
  void namesTheLineThatIsNoDecision() {
    var line = DecisionJson.write(Entries.record("d1"));
    assertThatThrownBy(() -> restore(line + "\n{}\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: expected an exported decision");
    assertThat(export(home.resolve("second.db"))).isEmpty();
  }

  private static void write(Path file) {
    try (var journal = Journal.open(file, settings(CaptureLevel.FULL), JournalWatch.NONE)) {
      for (var i = 0; i < 1_200; i++) {
        journal.decided(entry("d" + i)).await(i % 100 == 0 ? Entries.SOON : Duration.ZERO);
      }
      journal.decided(Entries.saying("text", "Grüße\n\u0000\uD83D\uDE00", "{\"a\":1}"));
      journal.decided(entry("pending"));
      journal.decided(entry("served"));
      journal.served(entry("served").id(), Entries.served());
      journal
          .reported(
              Entries.ANNA,
              List.of(
                  outcome("a", new Subject.OfRequest("req-1")),
                  outcome("b", new Subject.OfSession("one"))))
          .await(Entries.SOON);
    }
  }

  private static Outcome outcome(String id, Subject subject) {
    return new Outcome(id, subject, Entries.NOON, new Fact.Tests(3, 1));
  }

  private static String export(Path file) {
    var out = new StringWriter();
    try (var reader = JournalReader.open(file)) {
      JournalBackup.export(reader, DecisionFilter.EVERYTHING, out);
    }
    return out.toString();
  }

  private long restore(String lines) {
    return JournalBackup.restore(
        new BufferedReader(new StringReader(lines)), home.resolve("second.db"));
  }
}
