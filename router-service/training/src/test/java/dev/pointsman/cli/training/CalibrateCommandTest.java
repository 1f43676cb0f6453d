package dev.pointsman.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.round.ExploredDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  private static final String TINY = "../inference/src/test/resources/tiny-1";

  @TempDir private Path folder;

  private record Ran(int exitCode, String out, String err) {}

  @Test
  void aJournalGivesTheCheapestDialAndItsLines() throws IOException {
    var journal = folder.resolve("journal.db");
    ExploredDay.write(journal, "anna", 600, true);
    var ran = run("--target", "0.9", "--journal", journal.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("600 of 600 decisions count, of 600 sessions", "fast  standard  premium")
        .contains("'economy' is the cheapest dial that reaches 0.900 of always-premium's success")
        .contains("the interval's lower end does, too")
        .contains("failed_attempt: {fixed_usd: 0.0001, share_of_top_tier: 0.015}");
  }

  @Test
  void theDialInForceIsJudgedBesideTheOthers() throws IOException {
    var data = tables("{\"score\": 1.0}");
    var ran = run("--target", "0.9", "--data", data.toString());
    assertThat(ran.out()).contains("as configured").contains("0.0001 + 0.3");
  }

  @Test
  void outcomeTablesTellInPlaceOfAJournal() throws IOException {
    var ran = run("--target", "1", "--data", tables("{\"score\": 1.0}").toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("questions of the test split of 1 tables", "1.000 [1.000");
  }

  @Test
  void tablesOfWhichPremiumDoesNothingCannotTell() throws IOException {
    var ran = run("--target", "1", "--data", tables("{\"score\": 0.0}").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected a top tier that succeeds at times");
  }

  @Test
  void tooFewDecisionsAreAnErrorThatSaysHowManyThereAre() throws IOException {
    var journal = folder.resolve("journal.db");
    ExploredDay.write(journal, "anna", 20, true);
    var ran = run("--target", "0.9", "--journal", journal.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("expected at least 30 sessions, got 20", "20 of 20 decisions count");
  }

  @Test
  void aMissingJournalIsNamed() throws IOException {
    var ran = run("--target", "0.9", "--journal", folder.resolve("no.db").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected a journal, found no file " + folder.resolve("no.db"));
  }

  private Ran run(String... arguments) throws IOException {
    var config =
        Files.writeString(
            folder.resolve("pointsman.yaml"),
            "policy: {failed_attempt: {share_of_top_tier: 0.3}}\n");
    var all = new ArrayList<>(List.of("calibrate", "--model", TINY, "--config", config.toString()));
    all.addAll(List.of(arguments));
    var out = new StringWriter();
    var err = new StringWriter();
    var line =
        TrainingMain.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Ran(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
  }

  /// @param strong what the strong model earns; the weak one fails every other question
  private Path tables(String strong) throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("routellm_gsm8k.jsonl"),
        IntStream.range(0, 60)
            .mapToObj(number ->
                """
                {"id": "q/%d", "prompt": "How much is %d and 3?", "outcomes": {\
                "mistralai/Mixtral-8x7B-Instruct-v0.1": {"score": %d.0}, \
                "gpt-4-1106-preview": %s}}\
                """
                    .formatted(number, number, number % 2, strong))
            .collect(Collectors.joining("\n")));
    return data;
  }
}
