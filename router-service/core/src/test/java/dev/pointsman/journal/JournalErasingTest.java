package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.NOON;
import static dev.pointsman.journal.Entries.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.journal.JournalErasing.Holdings;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalErasingTest {
  private static final String CANARY = "heliotrope";

  @TempDir private Path home;

  @Test
  void trial43LeavesNoStringOfAnErasedTenant() throws IOException {
    try (var journal = open()) {
      writeBoth(journal);
      assertThat(filesHold(CANARY)).isTrue();
      assertThat(erasing().holdings(Erasable.all(ANNA))).isEqualTo(new Holdings(1_200, 1_200));
      assertThat(erasing().erase(List.of(Erasable.all(ANNA))))
          .isEqualTo(new Pruned(1_200, 1_200, true));
      assertThat(filesHold(CANARY)).isFalse();
      assertThat(erasing().holdings(Erasable.all(BEN))).isEqualTo(new Holdings(1, 1));
      var after = Entries.entry("after", BEN, "s", NOON);
      assertThat(journal.decided(after).await(SOON)).isEqualTo(new Durability.Durable());
    }
  }

  @Test
  void erasesOneConversationOfOneTenant() {
    try (var journal = open()) {
      writeBoth(journal);
    }
    var one = Erasable.conversation(ANNA, CANARY + "-session-7");
    assertThat(erasing().erase(List.of(one)).decisions()).isEqualTo(1);
    assertThat(erasing().holdings(Erasable.all(ANNA)).decisions()).isEqualTo(1_199);
    assertThat(erasing().holdings(Erasable.all(BEN)).decisions()).isEqualTo(1);
  }

  @Test
  void knowsWhoseAConversationIs() {
    try (var journal = open()) {
      journal.decided(said("a", ANNA, "shared", "words"));
      journal.decided(said("b", BEN, "shared", "words"));
    }
    assertThat(erasing().tenantsOf("shared")).isEqualTo(List.of(ANNA, BEN));
    assertThat(erasing().tenantsOf("unknown")).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(this::erasing)
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("found no file");
  }

  private void writeBoth(Journal journal) {
    for (var i = 0; i < 1_200; i++) {
      journal.decided(said("d" + i, ANNA, CANARY + "-session-" + i, (CANARY + " ").repeat(20)));
      journal.served(new DecisionId("d" + i), Entries.served());
    }
    var subject = new Subject.OfDecision(new DecisionId("d7"));
    var outcome = new Outcome(CANARY + "-commit", subject, NOON, new Fact.Commit(CANARY + "-hash"));
    journal.reported(ANNA, List.of(outcome));
    journal.decided(said("b", BEN, "b", "other words")).await(SOON);
  }

  private static DecisionEntry said(String id, TenantId tenant, String session, String words) {
    var plain = Entries.entry(id, tenant, session, NOON);
    return new DecisionEntry(
        plain.identity(),
        plain.call(),
        plain.observation(),
        plain.routing(),
        new CallText(new ClassifierText(words, ""), Body.EMPTY));
  }

  private Journal open() {
    var usual = Entries.settings(CaptureLevel.REDACTED);
    var settings =
        new JournalSettings(
            CaptureLevel.REDACTED,
            usual.retention(),
            usual.durability(),
            10_000,
            1 << 30,
            usual.retryPause());
    return Journal.open(file(), settings, JournalWatch.NONE);
  }

  private JournalErasing erasing() {
    return new JournalErasing(file());
  }

  private boolean filesHold(String words) throws IOException {
    for (var name : new String[] {"journal.db", "journal.db-wal"}) {
      var bytes = Files.readAllBytes(home.resolve(name));
      if (new String(bytes, StandardCharsets.ISO_8859_1).contains(words)) {
        return true;
      }
    }
    return false;
  }

  private Path file() {
    return home.resolve("journal.db");
  }
}
