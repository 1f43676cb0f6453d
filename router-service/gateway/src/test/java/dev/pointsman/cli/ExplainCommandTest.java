package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;

  @Test
  void saysWhereAJournalWouldBeWhileThereIsNone() throws IOException {
    var ran = TestHome.in(folder).run("explain", "dec_1");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no journal at " + folder.resolve("journal.db"));
  }

  @Test
  void anIdThatCannotBeOneIsRefused() throws IOException {
    var ran = TestHome.in(folder).run("explain", "../../etc/passwd");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected the id of a decision").doesNotContain("passwd");
  }
}
