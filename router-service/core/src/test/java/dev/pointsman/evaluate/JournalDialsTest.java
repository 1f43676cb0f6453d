package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDialsTest {
  private static final double EVENLY = 1.0 / 3;
  private static final int SESSIONS = 1_500;
  private static final List<Double> SUFFICES = List.of(0.3, 0.6, 0.9);

  @TempDir private Path folder;

  @Test
  void aDialIsWorthWhatItsTiersAre() {
    var worths = table(LoggedTraffic.MODEL, EVENLY, SESSIONS).worths();
    assertThat(worths).hasSize(NamedDial.ladder().size());
    assertThat(worths)
        .allSatisfy(worth ->
            assertThat(worth.success().value())
                .isCloseTo(expected(worth.tiers()), within(0.06))
                .isBetween(worth.success().low(), worth.success().high()));
  }

  @Test
  void aStricterDialSucceedsAndCostsMore() {
    var worths = table(LoggedTraffic.MODEL, EVENLY, SESSIONS).worths();
    assertThat(worths).extracting(worth -> worth.tiers().getLast()).isSorted();
    assertThat(worths).extracting(worth -> worth.cost().value()).isSorted();
    assertThat(worths.getFirst().success().value()).isLessThan(worths.getLast().success().low());
  }

  /// Prices rise from 1 to 5.
  @Test
  void whatItCostsIsTheShareOfEachTierAtItsPrice() {
    var economy = table(LoggedTraffic.MODEL, EVENLY, SESSIONS).worths().getFirst();
    assertThat(economy.cost().value())
        .isCloseTo(
            economy.tiers().get(0) / 5 + economy.tiers().get(1) * 0.6 + economy.tiers().get(2),
            within(1e-6));
  }

  @Test
  void whatNobodyLeftToChanceTellsNothing() {
    assertThatThrownBy(() -> table(LoggedTraffic.MODEL, 1, 100))
        .hasMessageContaining("journal.db cannot tell what always-premium would have been worth")
        .hasMessageContaining("expected at least 30 sessions, got 0")
        .hasMessageContaining("0 of 200 decisions count")
        .hasMessageContaining("policy.exploration.epsilon");
  }

  @Test
  void tooFewChoicesAreSaidToBeSo() {
    assertThatThrownBy(() -> table(LoggedTraffic.MODEL, EVENLY, 40))
        .hasMessageContaining("80 of 80 decisions count, of 40 sessions")
        .hasMessageContaining("expected at least 100");
  }

  @Test
  void whatAnotherModelSpokeOfDoesNotCount() {
    assertThatThrownBy(() -> table("pointsman-2", EVENLY, 100))
        .hasMessageContaining("0 of 200 decisions count")
        .hasMessageContaining("pointsman-2");
  }

  @Test
  void aTenantWhoIsDoubtedDoesNotCount() {
    var dials = dials(LoggedTraffic.MODEL, EVENLY, 100);
    var doubted = Set.of(new TenantId("anna"));
    assertThatThrownBy(() -> dials.table("journal.db", NamedDial.ladder(), doubted))
        .hasMessageContaining("0 of 200 decisions count");
  }

  private DialTable table(String model, double propensity, int sessions) {
    return dials(model, propensity, sessions).table("journal.db", NamedDial.ladder(), Set.of());
  }

  private JournalDials dials(String model, double propensity, int sessions) {
    var file = folder.resolve("journal.db");
    new LoggedTraffic(Ladder.DEFAULT, propensity).writeTo(file, sessions);
    var dials = new JournalDials(Deployment.usual(), model, new Bootstrap(50, 1));
    try (var reader = JournalReader.open(file);
        var histories = reader.sessions(DecisionFilter.EVERYTHING)) {
      histories.forEach(session -> dials.add(session, sufficed(session)));
    }
    return dials;
  }

  /// What suffices is a matter of the decision's name and tier alone.
  private static Map<DecisionId, Boolean> sufficed(SessionHistory session) {
    var known = new HashMap<DecisionId, Boolean>();
    for (var decision : session.decisions()) {
      var rank = JournalledCall.of(decision).orElseThrow().facts().target().tier().rank();
      var luck = Math.floorMod(decision.id().value().hashCode() * 0x9E3779B9, 1_000) / 1_000.0;
      known.put(decision.id(), luck < SUFFICES.get(rank));
    }
    return known;
  }

  private static double expected(List<Double> tiers) {
    return (tiers.get(0) * 0.3 + tiers.get(1) * 0.6 + tiers.get(2) * 0.9) / 0.9;
  }
}
