package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  @TempDir private Path folder;

  @Test
  void replaysOutcomeTables() throws IOException {
    var home = TestHome.in(folder);
    var data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("routellm_gsm8k.jsonl"), table());
    var ran = home.run("simulate", "--data", data.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("routellm_gsm8k", "always fast", "random mix", "keyword rules", "ours", "oracle");
  }

  @Test
  void aFolderWithoutTablesIsNamed() throws IOException {
    var data = Files.createDirectories(folder.resolve("empty"));
    var ran = TestHome.in(folder).run("simulate", "--data", data.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(data.toString(), "livecodebench.jsonl", "found none");
  }

  @Test
  void aMissingJournalIsNamed() throws IOException {
    var file = folder.resolve("no.db").toString();
    var ran = TestHome.in(folder).run("simulate", "--journal", file);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected a journal, found no file " + file);
  }

  @Test
  void aFileThatIsNoJournalIsRefused() throws IOException {
    var home = TestHome.in(folder);
    var file = home.file("notes.db", "not a database, but long enough to look at ".repeat(40));
    var ran = home.run("simulate", "--journal", file.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("notes.db");
  }

  @Test
  void somethingToReplayMustBeNamedAndOnlyOne() throws IOException {
    var home = TestHome.in(folder);
    assertThat(home.run("simulate").err()).contains("--data", "--journal");
    assertThat(home.run("simulate", "--data", "a", "--journal", "b").exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownModelIsNamed() throws IOException {
    var ran = TestHome.in(folder).run("simulate", "--journal", "x", "--model", "pointsman-99");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("pointsman-99", "tiny-1");
  }

  private static String table() {
    return IntStream.range(0, 60)
        .mapToObj(number ->
            """
            {"id": "q/%d", "prompt": "How much is %d and 3?", "outcomes": {\
            "mistralai/Mixtral-8x7B-Instruct-v0.1": {"score": %d.0}, \
            "gpt-4-1106-preview": {"score": 1.0}}}\
            """
                .formatted(number, number, number % 2))
        .collect(Collectors.joining("\n"));
  }
}
