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
      assertThat(files().hold(CANARY)).isTrue();
      assertThat(erasing().holdings(Erasable.all(ANNA))).isEqualTo(new Holdings(1_200, 1_200));
      assertThat(erasing().erase(List.of(Erasable.all(ANNA))))
          .isEqualTo(new Pruned(1_200, 1_200, true));
      assertThat(files().hold(CANARY)).isFalse();
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
    return files().open(CaptureLevel.REDACTED, Retention.days(30));
  }

  private JournalErasing erasing() {
    return new JournalErasing(files().file());
  }

  private JournalFiles files() {
    return new JournalFiles(home);
  }
}
