package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalBackup;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.JournalWatch;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {
  @TempDir private Path folder;
  private TestHome home = new TestHome(Path.of(""));

  @BeforeEach
  void writeJournal() {
    home = new TestHome(folder);
    LoggedCall.write(
        journal(),
        new LoggedCall("d1", "anna", "session:one", "heliotrope", 0.6),
        new LoggedCall("d2", "ben", "session:two", "gr\u00fcn", 0.6));
  }

  @Test
  void trial36WhatComesBackIsByteForByteWhatWasSaved() throws IOException {
    var before = export();
    assertThat(run("backup").out()).contains("saved 2 lines");
    Files.delete(journal());
    assertThat(run("restore").out()).contains("restored 2 lines");
    assertThat(export()).isEqualTo(before);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void savesWhileAServiceWrites() throws IOException {
    try (var journal = serving()) {
      assertThat(run("backup").exitCode()).isZero();
      assertThat(journal.health().isWell()).isTrue();
    }
    assertThat(Files.readAllLines(backup())).hasSize(3);
  }

  @Test
  void replacesNoJournalUnlessForced() {
    run("backup");
    LoggedCall.write(journal(), new LoggedCall("d3", "anna", "session:one", "later", 0.6));
    var refused = run("restore");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--force replaces it");
    assertThat(export()).contains("later");
    assertThat(run("restore", "--force").exitCode()).isZero();
    assertThat(export()).contains("heliotrope").doesNotContain("later");
  }

  @Test
  void replacesNoJournalThatAServiceUses() {
    run("backup");
    try (var journal = serving()) {
      var refused = run("restore", "--force");
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("stop the service first");
      assertThat(journal.health().isWell()).isTrue();
    }
    assertThat(export().lines()).hasSize(2);
  }

  @Test
  void replacesABrokenJournalWhenForced() throws IOException {
    var before = export();
    run("backup");
    Files.writeString(journal(), "no database any more ".repeat(500));
    assertThat(run("restore", "--force").err()).isEmpty();
    assertThat(export()).isEqualTo(before);
  }

  @Test
  void refusesABackupOfALaterSchemaAndFilesOfAnotherKind() throws IOException {
    Files.delete(journal());
    Files.writeString(backup(), "{\"journal_schema\":99}\n");
    assertThat(run("restore").err()).contains("version 2 or older, got version 99");
    Files.writeString(backup(), "notes\n");
    assertThat(run("restore").err()).contains("expected a backup");
    assertThat(journal()).doesNotExist();
  }

  @Test
  void aSpoiltLineLeavesEverythingAsItWas() throws IOException {
    run("backup");
    Files.writeString(backup(), Files.readString(backup()) + "{\"id\":\"d9\"}\n");
    assertThat(run("restore", "--force").err()).contains("line 4: expected an exported decision");
    assertThat(export().lines()).hasSize(2);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aBackupIsItsOwnersAloneAndReplacesNoneUnlessForced() throws IOException {
    run("backup");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())))
        .isEqualTo("rw-------");
    assertThat(run("backup").exitCode()).isEqualTo(2);
    assertThat(run("backup", "--force").exitCode()).isZero();
  }

  private Journal serving() {
    return Journal.open(journal(), JournalSettings.DEFAULT, JournalWatch.NONE);
  }

  private TestHome.Ran run(String command, String... options) {
    var arguments = new String[3 + options.length];
    arguments[0] = "journal";
    arguments[1] = command;
    arguments[2] = backup().toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return home.run(arguments);
  }

  private String export() {
    var out = new StringWriter();
    try (var reader = JournalReader.open(journal())) {
      JournalBackup.export(reader, DecisionFilter.EVERYTHING, out);
    }
    return out.toString();
  }

  private List<Path> leftovers() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".partial")).toList();
    }
  }

  private Path backup() {
    return folder.resolve("backup.ndjson");
  }

  private Path journal() {
    return folder.resolve("journal.db");
  }
}
