package dev.pointsman.cli;

import dev.pointsman.journal.BackupFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman journal`: saves the journal and brings it back.
@Command(
    name = "journal",
    description = "Saves the journal's decisions and outcomes to a file, and brings them back.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A backup is NDJSON: a line that names the schema, then each decision, oldest first, then what was reported of",
      "them. It holds whatever text the journal keeps (journal.capture) and is readable by its owner alone.",
      "",
      "  scripts/pointsman journal backup pointsman-backup.ndjson     # while the service runs",
      "  scripts/pointsman journal restore pointsman-backup.ndjson    # the service must be stopped",
      "  scripts/pointsman journal --config FILE backup FILE          # the journal of another configuration"
    })
final class JournalCommand {
  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  JournalCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Writes all that the journal knows to a file, whole or not at all.",
        "A service may go on: what is decided meanwhile may be in the backup or not."
      })
  int backup(
      @Parameters(paramLabel = "FILE", description = "Where to.") Path file,
      @Option(names = "--force", description = "Replace the file if it is there.") boolean force)
      throws IOException {
    requireFree(file, force);
    var journal = journal();
    var lines = new BackupFile(file).save(journal);
    return said("saved %d lines of %s to %s".formatted(lines, journal, file));
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a journal of a backup, whole or not at all.",
        "Refused: a journal that is there, but for --force; one that a process uses; a backup of a later schema."
      })
  int restore(
      @Parameters(paramLabel = "FILE", description = "A file that 'backup' wrote.") Path file,
      @Option(names = "--force", description = "Replace the journal: what only it knows is lost.")
          boolean force)
      throws IOException {
    var journal = journal();
    requireFree(journal, force);
    var lines = new BackupFile(file).restore(journal);
    return said("restored %d lines of %s to %s".formatted(lines, file, journal));
  }

  private void requireFree(Path file, boolean force) {
    if (Files.exists(file) && !force) {
      throw new ParameterException(
          spec.commandLine(),
          "expected no file %s, found one: --force replaces it".formatted(file));
    }
  }

  private Path journal() {
    return assembly.journal(config.read(assembly));
  }

  private int said(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
