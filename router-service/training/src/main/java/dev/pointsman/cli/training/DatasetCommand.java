package dev.pointsman.cli.training;

import dev.pointsman.dataset.DataCardText;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.round.Period;
import dev.pointsman.round.SetBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `pointsman dataset`: makes and shows training sets of the journal's decisions.
@Command(
    name = "dataset",
    description = "Makes training sets of logged decisions, and shows them.",
    mixinStandardHelpOptions = true,
    subcommands = DatasetCommand.Build.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A set is a folder that is never changed: rows.jsonl, card.json and README.md with what is in it, and digests.",
      "",
      "  scripts/pointsman dataset build --since 2026-11-20 --until 2026-11-21",
      "  scripts/pointsman dataset list",
      "  scripts/pointsman dataset show 20261121-183005-1f2e3d4c"
    })
final class DatasetCommand implements Runnable {
  private static final String FOLDER = "training-sets";

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "Where the sets lie (default: training-sets in POINTSMAN_HOME).")
  private @Nullable Path output;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      description = "Lists the sets, oldest first.",
      mixinStandardHelpOptions = true)
  int list() {
    var names = sets().names();
    names.forEach(name -> out().println(line(name)));
    if (names.isEmpty()) {
      out().println("no training sets yet: `dataset build` makes one of logged decisions");
    }
    out().flush();
    return 0;
  }

  /// A set that is no longer what it was must not hide the others.
  private String line(String name) {
    try {
      var contents = sets().card(name).contents();
      return "%s  %6d rows  %-8s  %s to %s"
          .formatted(name, contents.rows(), contents.privacy(), contents.from(), contents.to());
    } catch (TrainingSetRefused refused) {
      return "%s  refused: %s".formatted(name, refused.getMessage());
    }
  }

  @Command(
      name = "show",
      description = "Reads a set whole and shows its card.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "NAME") String name) {
    out().print(DataCardText.of(sets().read(name).card()));
    out().flush();
    return 0;
  }

  TrainingSets sets() {
    var folder = output == null ? Project.home().resolve(FOLDER) : output;
    return new TrainingSets(folder, InstantSource.system());
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /// `pointsman dataset build`.
  @Command(
      name = "build",
      description = "Labels the decisions of a period and writes a set of them.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exit code 2: nothing was written; the reason is told."})
  static final class Build implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private DatasetCommand parent = new DatasetCommand();

    @Option(
        names = "--since",
        paramLabel = "TIME",
        converter = InstantOrDay.class,
        description = "A day or an instant, in UTC (default: the journal's beginning).")
    private Instant since = Instant.MIN;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        converter = InstantOrDay.class,
        description = "The same; not included (default: no end).")
    private Instant until = Instant.MAX;

    @Mixin private LearningOptions service;

    @Override
    public void run() {
      var err = spec.commandLine().getErr();
      var config = service.config();
      var learning = service.learning(config, step -> err.println("dataset: " + step));
      var set =
          new SetBuilder(parent.sets(), learning)
              .build(service.journal(config), new Period(since, until), Instant.now());
      spec.commandLine().getOut().print(DataCardText.of(set.card()));
      spec.commandLine().getOut().println("\nset: " + parent.sets().place(set.name()));
      spec.commandLine().getOut().flush();
    }
  }
}
