package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.DataCard.Heritage;
import dev.pointsman.dataset.Draft;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingRow;
import dev.pointsman.dataset.TrainingRow.Lesson;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.Erasable;
import dev.pointsman.journal.JournalErasing;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
  @TempDir private Path folder;
  private TestHome home = new TestHome(Path.of(""));

  @BeforeEach
  void writeJournalAndSet() throws IOException {
    home = TestHome.in(folder);
    LoggedCall.write(
        journal(),
        new LoggedCall("d1", "anna", "session:one", "heliotrope in the morning", 0.6),
        new LoggedCall("d2", "anna", "session:two", "heliotrope in the evening", 0.6),
        new LoggedCall("d3", "ben", "session:one", "nothing of the kind", 0.6));
    writeSet();
  }

  @Test
  void tellsFirstWhatWouldGo() {
    var ran = home.run("erase", "--tenant", "anna");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("2 decisions, 2 texts")
        .contains(": 2 of 3 rows")
        .contains("Nothing was changed");
    assertThat(ids()).containsExactly("d1", "d2", "d3");
  }

  @Test
  void trial43LeavesNoStringOfATenantAnywhere() throws IOException {
    var ran = home.run("erase", "--tenant", "anna", "--yes");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("has the rest").contains("Done.");
    assertThat(ids()).containsExactly("d3");
    assertThat(latestSet().rows()).hasSize(1);
    assertThat(filesHold("heliotrope")).isFalse();
    assertThat(filesHold("nothing of the kind")).isTrue();
  }

  @Test
  void asksWhoseASessionIsWhenTwoHaveIt() {
    var ran = home.run("erase", "--session", "one", "--yes");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected --tenant as well").contains("[anna, ben]");
    assertThat(ids()).hasSize(3);
  }

  @Test
  void erasesASessionByTheNameThatItsClientGaveIt() {
    assertThat(home.run("erase", "--session", "two", "--yes").exitCode()).isZero();
    assertThat(ids()).containsExactly("d1", "d3");
    assertThat(latestSet().rows()).hasSize(2);
  }

  @Test
  void listsTheModelsThatWereTrainedOnTheRows() throws IOException {
    var report = home.models().resolve("tiny-1/report.json");
    Files.writeString(report, "{\"dataset\":\"" + latestSet().sha256() + "\"}");
    var ran = home.run("erase", "--tenant", "anna");
    assertThat(ran.out()).contains("model   " + home.models().resolve("tiny-1"));
    assertThat(home.run("erase", "--tenant", "carl").out()).doesNotContain("model");
  }

  @Test
  void aRoundThatWasToLearnFromTheRowsIsNotGoneOnWith() throws IOException {
    var left = round("20261121-100000");
    Files.writeString(left.file(RoundFolder.VECTORS), "vectors");
    var ran = home.run("erase", "--tenant", "anna", "--yes");
    assertThat(ran.exitCode()).isZero();
    assertThat(left.path()).doesNotExist();
  }

  @Test
  void listsTheCandidateOfARoundAndClearsWhatResumingNeeded() throws IOException {
    var ended = round("20261121-100000");
    var refused = Files.createDirectories(ended.file("refused/tiny-2"));
    Files.writeString(refused.resolve("manifest.json"), "{\"x\":\"" + latestSet().sha256() + "\"}");
    ended.end("refused");
    Files.writeString(ended.file(RoundFolder.VECTORS), "a crash left them");
    var peer = Files.writeString(ended.file(RoundFolder.PEER + "1.bin"), "taught beside it");
    var ran = home.run("erase", "--tenant", "anna", "--yes");
    assertThat(ran.out()).contains("model   " + refused);
    assertThat(ended.file(RoundFolder.VECTORS)).doesNotExist();
    assertThat(peer).doesNotExist();
    assertThat(refused).exists();
  }

  @Test
  void waitsForARetrainingThatIsAtWork() {
    try (var turn = Rounds.in(folder).turn()) {
      assertThat(turn).isNotNull();
      var ran = home.run("erase", "--tenant", "anna", "--yes");
      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).contains("another process retrains");
    }
    assertThat(ids()).hasSize(3);
  }

  @Test
  void erasesASessionThatOnlyATrainingSetStillKnows() {
    forgetInJournal("anna", "session:two");
    var ran = home.run("erase", "--session", "two", "--yes");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(latestSet().rows())
        .extracting(row -> row.origin().id().value())
        .containsExactly("d1", "d3");
  }

  @Test
  void asksWhoseASessionIsWhenASetKnowsAnotherOwner() {
    forgetInJournal("anna", "session:one");
    var ran = home.run("erase", "--session", "one", "--yes");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected --tenant as well").contains("[anna, ben]");
  }

  @Test
  void saysThatNobodyHasSuchASession() {
    for (var ran :
        List.of(
            home.run("erase", "--session", "three"),
            home.run("erase", "--session", "three", "--yes"))) {
      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err()).contains("a session that somebody has, got 'three'");
      assertThat(ran.out()).doesNotContain("Done");
    }
    assertThat(ids()).hasSize(3);
    assertThat(latestSet().rows()).hasSize(3);
  }

  @Test
  void aRepeatedCommandCompletesWhatABusyJournalStopped() throws Exception {
    var left = round("20261121-100000");
    try (var writer = DriverManager.getConnection("jdbc:sqlite:" + journal());
        var statement = writer.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(home.run("erase", "--session", "two", "--yes").exitCode()).isNotZero();
    }
    assertThat(left.path()).doesNotExist();
    assertThat(latestSet().rows()).hasSize(2);
    assertThat(ids()).containsExactly("d1", "d2", "d3");
    assertThat(home.run("erase", "--session", "two", "--yes").exitCode()).isZero();
    assertThat(ids()).containsExactly("d1", "d3");
  }

  @Test
  void overwritesWhatAReaderKeptWhenItIsRepeated() throws Exception {
    try (var reader = DriverManager.getConnection("jdbc:sqlite:" + journal());
        var statement = reader.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM decisions").close();
      assertThat(home.run("erase", "--session", "two", "--yes").exitCode()).isEqualTo(1);
      assertThat(filesHold("evening")).isTrue();
    }
    assertThat(home.run("erase", "--session", "two", "--yes").exitCode()).isEqualTo(2);
    assertThat(filesHold("evening")).isFalse();
  }

  @Test
  void aRoundWhoseSetIsGoneIsNotGoneOnWith() throws IOException {
    var left = round("20261121-100000", "20261120-100000-0123abcd");
    Files.writeString(left.file(RoundFolder.VECTORS), "vectors");
    assertThat(home.run("erase", "--tenant", "anna", "--yes").exitCode()).isZero();
    assertThat(left.path()).doesNotExist();
  }

  private void forgetInJournal(String tenant, String session) {
    new JournalErasing(journal())
        .erase(List.of(Erasable.conversation(new TenantId(tenant), session)));
  }

  private RoundFolder round(String name) throws IOException {
    return round(name, latestSet().name());
  }

  private RoundFolder round(String name, String set) throws IOException {
    var round = new RoundFolder(folder.resolve("rounds").resolve(name));
    round.begin(Map.of(), set);
    return round;
  }

  @Test
  void expectsToBeToldWhose() {
    var ran = home.run("erase", "--yes");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("expected --tenant or --session");
  }

  private void writeSet() {
    var lesson = new Lesson(new TierLabel.Interval(0, 0, 1), Set.of(), Probability.ONE, List.of());
    try (var reader = JournalReader.open(journal());
        var turn = TrainingSets.in(folder).turn()) {
      var rows =
          reader
              .history(DecisionFilter.EVERYTHING)
              .map(decision -> TrainingRow.of(decision, lesson))
              .toList();
      turn.write(new Draft(rows, Heritage.NONE, new TreeMap<>()), "test");
    }
  }

  private TrainingSet latestSet() {
    var sets = TrainingSets.in(folder);
    return sets.read(sets.latest().orElseThrow());
  }

  private List<String> ids() {
    try (var reader = JournalReader.open(journal())) {
      return reader
          .history(DecisionFilter.EVERYTHING)
          .map(decision -> decision.id().value())
          .toList();
    }
  }

  private boolean filesHold(String words) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words)) {
          return true;
        }
      }
    }
    return false;
  }

  private Path journal() {
    return folder.resolve("journal.db");
  }
}
