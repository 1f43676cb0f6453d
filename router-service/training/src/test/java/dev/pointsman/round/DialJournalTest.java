package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.DialTable;
import dev.pointsman.evaluate.JournalDials;
import dev.pointsman.journal.JournalRefused;
import dev.pointsman.label.TenantCap;
import dev.pointsman.policy.NamedDial;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialJournalTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  @TempDir private Path folder;
  private Path journal = Path.of("journal.db");

  @BeforeEach
  void place() {
    journal = folder.resolve("journal.db");
  }

  /// Half of the calls for a fifth of the price.
  @Test
  void aModelThatIsRightMakesEveryDialAsGoodAsPremium() {
    ExploredDay.write(journal, "anna", 600, true);
    assertThat(table().worths())
        .hasSize(NamedDial.ladder().size())
        .allSatisfy(worth -> {
          assertThat(worth.success().value()).isCloseTo(1, within(0.03));
          assertThat(worth.cost().value()).isCloseTo(0.6, within(1e-6));
          assertThat(worth.tiers()).containsExactly(0.5, 0.0, 0.5);
        });
  }

  @Test
  void aTenantWhoContradictsAllOthersDoesNotCount() {
    ExploredDay.write(journal, "anna", 600, true);
    ExploredDay.write(journal, "mallory", 300, false);
    assertThat(table().notes().getFirst()).startsWith("600 of 900 decisions count");
  }

  @Test
  void aJournalThatIsNotThereIsNamed() {
    assertThatThrownBy(this::table)
        .isInstanceOf(JournalRefused.class)
        .hasMessage("expected a journal, found no file " + journal);
  }

  private DialTable table() {
    var learning = new Learning(Ladder.DEFAULT, TenantCap.DEFAULT, "test", _ -> {});
    var judged = new JournalDials(Deployment.usual(), ExploredDay.MODEL, new Bootstrap(50, 1));
    return new DialJournal(journal, learning).table(judged, NamedDial.ladder(), EVENING);
  }
}
