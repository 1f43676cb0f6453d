package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ConfigReader;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReviewCommandTest {
  private static final InstantSource NEXT_DAY =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir private Path folder;

  @BeforeEach
  void writeJournal() {
    LoggedCall.write(
        folder.resolve("journal.db"),
        new LoggedCall("d1", "anna", "one", "Mend the scheduler", 0.5),
        new LoggedCall("d2", "ben", "two", "Rename a field", 0.9));
  }

  @Test
  void keepsWhatThePersonSays() {
    var said = run("prem\nnone\n");
    assertThat(said).contains("Mend the scheduler", "1 of 2", "2 answers kept");
    assertThat(labels("one", "anna")).containsExactly(new Fact.Label("premium"));
    assertThat(labels("two", "ben")).containsExactly(new Fact.Label("none"));
  }

  @Test
  void skipsAndQuits() {
    assertThat(run("s\nq\n")).contains("2 of 2", "0 answers kept");
    assertThat(labels("one", "anna")).isEmpty();
  }

  @Test
  void asksAgainWhatItDoesNotUnderstandAndEndsWithTheInput() {
    assertThat(run("huge\n\nfast\n").split("Lowest tier", -1)).hasSize(5);
    assertThat(labels("one", "anna")).containsExactly(new Fact.Label("fast"));
  }

  @Test
  void asksNothingTwice() {
    run("fast\nfast\n");
    assertThat(run("")).contains("nothing to review");
  }

  @Test
  void listsWithoutAsking() {
    assertThat(run("", "--list", "--tenant", "anna")).contains("d1").doesNotContain("d2", "Lowest");
  }

  @Test
  void refusesALimitOfNothing() throws IOException {
    var ran = TestHome.in(folder).run("review", "--limit", "0");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--limit: expected a number from 1, got 0");
  }

  private String run(String typed, String... arguments) {
    var environment = Map.of("POINTSMAN_HOME", folder.toString());
    var assembly = new Assembly(new ConfigReader(environment), environment);
    var out = new StringWriter();
    var line = new CommandLine(new ReviewCommand(assembly, new StringReader(typed), NEXT_DAY));
    assertThat(line.setOut(new PrintWriter(out, true)).execute(arguments)).isZero();
    return out.toString();
  }

  private List<Fact> labels(String session, String tenant) {
    try (var reader = JournalReader.open(folder.resolve("journal.db"))) {
      return reader.outcomes(session, new TenantId(tenant)).stream().map(Outcome::fact).toList();
    }
  }
}
