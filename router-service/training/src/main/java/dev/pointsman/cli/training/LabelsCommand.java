package dev.pointsman.cli.training;

import dev.pointsman.bench.LabelPass;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.label.Voting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman labels`: what a journal says of its decisions, and of the functions that say it.
@Command(
    name = "labels",
    description = "Labels a journal's decisions and shows what each labelling function is worth.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Reads the journal alone and changes nothing.",
      "",
      "  scripts/pointsman labels --journal ~/.pointsman/journal.db",
      "  scripts/pointsman labels --tiers small,large --journal ~/.pointsman/journal.db"
    })
final class LabelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      required = true,
      description = "The journal's file.")
  private Path journal;

  @Option(
      names = "--tiers",
      paramLabel = "NAME",
      split = ",",
      description = "The ladder, cheapest first (default: fast,standard,premium).")
  private @Nullable List<String> tiers;

  @Override
  public Integer call() {
    var ladder = tiers == null ? Ladder.DEFAULT : Ladder.of(tiers);
    var out = spec.commandLine().getOut();
    try (var reader = JournalReader.open(journal)) {
      var voting = new Voting(ladder, Instant.now());
      for (var table : LabelPass.over(reader, DecisionFilter.EVERYTHING, voting)) {
        out.println();
        out.print(table.text());
      }
    }
    out.flush();
    return 0;
  }
}
