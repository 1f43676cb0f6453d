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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
      "trained on such rows are listed, candidates that were refused among them. The heads that were taught beside them go:",
      "until the next one is promoted, sessions that the served model has learnt from do not judge.",
      "",
      "  scripts/pointsman erase --tenant anna",
      "  scripts/pointsman erase --session 3f1c2d9e --yes",
      "",
      "A command that was stopped is run again. Without --tenant, a session that nobody has, or no longer, is a mistake:",
      "exit code 2. Exit code 1: done, but a process that reads the journal kept traces of it in place: run it again."
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
    var erasure = new Erasure(whose(journal, sets));
    tell(erasure, journal, sets);
    if (yes && !erase(erasure, journal, sets)) {
      out().println("Done, but a reader of the journal kept traces in place.");
      out().flush();
      return ExitCode.SOFTWARE;
    }
    if (erasure.whose().isEmpty()) {
      throw refused(
          "expected a session that somebody has, got '%s': neither the journal nor a training set knows it"
              .formatted(session));
    }
    out().println(yes ? "Done." : "Nothing was changed: --yes does it.");
    out().flush();
    return ExitCode.OK;
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

  /// No set is built meanwhile of decisions that are about to go, and no model of such a set. What
  /// was made of the rows goes before them, and their decisions last: whoever repeats a command
  /// that was stopped still finds what is left by what it was made of.
  ///
  /// @return whether no trace is left in the journal
  private boolean erase(Erasure erasure, Path journal, TrainingSets sets) {
    try (var learning = rounds().turn();
        var turn = sets.turn()) {
      learning.forgetAllBut(untouched(erasure, sets));
      for (var erased : turn.erase(erasure, PointsmanCommand.version())) {
        out()
            .printf(
                "set     %s is gone%s%n",
                erased.set().name(),
                erased.successor().isEmpty() ? "" : ": " + erased.successor() + " has the rest");
      }
      return !Files.exists(journal)
          || new JournalErasing(journal).erase(erasure.whose()).traceless();
    }
  }

  private static Set<String> untouched(Erasure erasure, TrainingSets sets) {
    return sets.names().stream()
        .filter(name -> !erasure.touches(sets.read(name)))
        .collect(Collectors.toSet());
  }

  private List<Erasable> whose(Path journal, TrainingSets sets) {
    if (session == null && tenant == null) {
      throw refused("expected --tenant or --session, got neither");
    }
    if (session == null) {
      return List.of(Erasable.all(new TenantId(String.valueOf(tenant))));
    }
    var keys = SessionKey.conversationsCalled(session);
    var owners = tenant == null ? ownersOf(keys, journal, sets) : List.of(new TenantId(tenant));
    return owners.stream()
        .flatMap(owner -> keys.stream().map(key -> Erasable.conversation(owner, key)))
        .toList();
  }

  /// Two tenants may call their conversations alike. The journal forgets sooner than training sets.
  ///
  /// @return one, or none
  private List<TenantId> ownersOf(List<String> keys, Path journal, TrainingSets sets) {
    var owners = new TreeSet<>(Comparator.comparing(TenantId::value));
    owners.addAll(sets.tenantsOf(keys));
    if (Files.exists(journal)) {
      var erasing = new JournalErasing(journal);
      keys.forEach(key -> owners.addAll(erasing.tenantsOf(key)));
    }
    if (owners.size() > 1) {
      throw refused("expected --tenant as well: the session belongs to each of " + owners);
    }
    return List.copyOf(owners);
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
