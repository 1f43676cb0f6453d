package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import dev.pointsman.unit.TenantId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeDeskTest {
  @TempDir private Path home;

  @Test
  void aJournalThatCannotWriteIsAskedAgainLater() {
    var file = home.resolve("journal.db");
    var journal = Journal.open(file, JournalSettings.DEFAULT, JournalWatch.NONE);
    var desk = new OutcomeDesk(journal, file, List.of("fast"), InstantSource.system());
    journal.close();
    var body = "{\"session_id\":\"s\",\"kind\":\"shipped\"}".getBytes(StandardCharsets.UTF_8);
    var reply = desk.report(body, false, TenantId.LOCAL);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).contains("The journal cannot write", "report the same again later");
  }
}
