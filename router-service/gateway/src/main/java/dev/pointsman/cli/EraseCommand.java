package dev.pointsman.cli;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.DataCard;
import dev.pointsman.dataset.Erasure;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.Erasable;
import dev.pointsman.journal.JournalErasing;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.TenantId;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pointsman erase`: deletes what is kept of a tenant or of a session.
@Command(
    name = "erase",
    description =
        "Deletes all that is kept of a tenant or a session: decisions, texts, outcomes, rows of training sets and of rounds.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without --yes it only tells what would go. A training set that loses rows makes way for a new one; a round of",
      "retraining that was to learn from it is not gone on with. Models keep what they have learnt: those that were",
      "trained on such rows are listed, candidates that were refused among them.",
      "",
      "  scripts/pointsman erase --tenant anna",
      "  scripts/pointsman erase --session 3f1c2d9e --yes",
      "",
      "Exit code 1: done, but a process that reads the journal kept traces of it in place: run it again."
    })
final class EraseCommand implements Callable<Integer> {
  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose.")
  private @Nullable String tenant;

  @Option(
      names = "--session",
      paramLabel = "SESSION",
      description = "A conversation: its key in the journal, or the client's own name for it.")
  private @Nullable String session;

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Mixin private ConfigOption config = new ConfigOption();

  EraseCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var journal = assembly.journal(config.read(assembly));
    var sets = TrainingSets.in(assembly.home());
    var erasure = new Erasure(whose(journal));
    tell(erasure, journal, sets);
    if (!yes) {
      out().println("Nothing was changed: --yes does it.");
      out().flush();
      return ExitCode.OK;
    }
    return erase(erasure, journal, sets);
  }

  /// Reads everything that will be touched, so that what cannot be read stops it before it begins.
  private void tell(Erasure erasure, Path journal, TrainingSets sets) {
    if (Files.exists(journal)) {
      var erasing = new JournalErasing(journal);
      var holdings = erasure.whose().stream().map(erasing::holdings).toList();
      out()
          .printf(
              "journal %s: %d decisions, %d texts, and what was reported of them%n",
              journal,
              holdings.stream().mapToLong(JournalErasing.Holdings::decisions).sum(),
              holdings.stream().mapToLong(JournalErasing.Holdings::texts).sum());
    }
    var touched = touched(erasure, sets);
    for (var model : new TrainedModels(models(), rounds()).on(touched)) {
      out().printf("model   %s: was trained on such rows, and stays%n", model);
    }
  }

  private List<DataCard> touched(Erasure erasure, TrainingSets sets) {
    return sets.names().stream()
        .map(sets::read)
        .filter(erasure::touches)
        .peek(set -> tell(erasure, set))
        .map(TrainingSet::card)
        .toList();
  }

  private void tell(Erasure erasure, TrainingSet set) {
    out().printf("set     %s: %d of %d rows%n", set.name(), erasure.count(set), set.rows().size());
  }

  /// No set is built meanwhile of decisions that are about to go, and no model of such a set.
  private int erase(Erasure erasure, Path journal, TrainingSets sets) {
    try (var learning = rounds().turn();
        var turn = sets.turn()) {
      var traceless = !Files.exists(journal) || erase(erasure, new JournalErasing(journal));
      var touched = turn.erase(erasure, PointsmanCommand.version());
      learning.forget(
          touched.stream().map(erased -> erased.set().name()).collect(Collectors.toSet()));
      for (var erased : touched) {
        out()
            .printf(
                "set     %s is gone%s%n",
                erased.set().name(),
                erased.successor().isEmpty() ? "" : ": " + erased.successor() + " has the rest");
      }
      out()
          .println(traceless ? "Done." : "Done, but a reader of the journal kept traces in place.");
      out().flush();
      return traceless ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private static boolean erase(Erasure erasure, JournalErasing journal) {
    return erasure.whose().stream()
        .map(journal::erase)
        .reduce(true, (before, pruned) -> before && pruned.traceless(), Boolean::logicalAnd);
  }

  private List<Erasable> whose(Path journal) {
    if (session == null && tenant == null) {
      throw refused("expected --tenant or --session, got neither");
    }
    if (session == null) {
      return List.of(Erasable.all(new TenantId(String.valueOf(tenant))));
    }
    var owner = tenant == null ? ownerOf(session, journal) : new TenantId(tenant);
    return SessionKey.conversationsCalled(session).stream()
        .map(key -> Erasable.conversation(owner, key))
        .toList();
  }

  /// Two tenants may call their conversations alike; without keys there is one tenant.
  private TenantId ownerOf(String name, Path journal) {
    if (!Files.exists(journal)) {
      return TenantId.LOCAL;
    }
    var erasing = new JournalErasing(journal);
    var owners =
        SessionKey.conversationsCalled(name).stream()
            .flatMap(key -> erasing.tenantsOf(key).stream())
            .distinct()
            .toList();
    if (owners.size() > 1) {
      throw refused("expected --tenant as well: the session belongs to each of " + owners);
    }
    return owners.isEmpty() ? TenantId.LOCAL : owners.getFirst();
  }

  private Rounds rounds() {
    return Rounds.in(assembly.home());
  }

  private ModelFolders models() {
    return assembly.models(config.read(assembly));
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
