package dev.pointsman.cli.training;

import dev.pointsman.bench.ClassifierSpeed;
import dev.pointsman.bench.LabelSpeed;
import dev.pointsman.bench.LearningBench;
import dev.pointsman.bench.Machine;
import dev.pointsman.bench.MeasuredTable;
import dev.pointsman.bench.RouteBench;
import dev.pointsman.bench.ServiceSpeed;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.CorpusReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `pointsman bench`: times a model folder.
@Command(
    name = "bench",
    description = "Times a model in process and served, and live traffic beside nginx.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 1: an answer was an error, or came damaged, or a decision was lost.",
      "With the defaults it takes about fifteen minutes. 'scripts/bench' builds the gateway first.",
      "",
      "  scripts/bench",
      "  scripts/bench --only service --requests 10000",
      "  scripts/bench --only routes",
      "  scripts/bench --only labels --decisions 100000",
      "  scripts/bench --only learning"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_LABELLED = 1_000_000;
  private static final int LEARNT_FROM = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private ModelOption model;

  @Option(
      names = "--only",
      paramLabel = "PART",
      converter = PartByName.class,
      description = "One of: ${COMPLETION-CANDIDATES} (default: all).")
  private @Nullable Part only;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Requests of each series to the service (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Runs of each case of the classifier in each round (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Routed calls of each case in each round (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "50",
      description = "How often the routing gateway is killed (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--decisions",
      paramLabel = "N",
      description =
          "Decisions of the journal that is labelled (default: 1000000), or learnt from (default: 10000).")
  private @Nullable Integer decisions;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "500",
      description = "Made-up worlds that learning is checked in (default: ${DEFAULT-VALUE}).")
  private int worlds;

  /// What can be measured; labels and learning only where they are asked for, since the journal of
  /// the one takes gigabytes, and the other a quarter of an hour.
  private enum Part {
    CLASSIFIER,
    SERVICE,
    ROUTES,
    LABELS,
    LEARNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Says what is expected in the words of the command line.
  private static final class PartByName implements ITypeConverter<Part> {
    @Override
    public Part convert(String name) {
      return EnumSet.allOf(Part.class).stream()
          .filter(part -> part.toString().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected classifier, service, routes, labels or learning, got '%s'"
                      .formatted(name)));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--requests", requests);
    requirePositive("--runs", runs);
    requirePositive("--calls", calls);
    requirePositive("--kills", kills);
    requirePositive("--decisions", decisions(1));
    requirePositive("--worlds", worlds);
    var out = spec.commandLine().getOut();
    if (only == Part.LABELS) {
      return labels(out);
    }
    if (only == Part.LEARNING) {
      return learning(out);
    }
    var bundle = model.bundle();
    var service = service(bundle);
    out.println(Machine.here().text());
    if (parts().contains(Part.CLASSIFIER)) {
      print(new ClassifierSpeed(bundle, runs, this::tell).measure().text(), out);
    }
    var served = service.isPresent() ? exitCode(service.get(), out) : 0;
    return Math.max(served, parts().contains(Part.ROUTES) ? routes(bundle, out) : 0);
  }

  private int labels(PrintWriter out) throws IOException, InterruptedException {
    out.println(Machine.here().text());
    var labels = List.of(TrainingMain.class.getName(), "labels", "--journal");
    out.print(new LabelSpeed(decisions(MOST_LABELLED), labels, this::tell).measure());
    out.flush();
    return 0;
  }

  private int learning(PrintWriter out) throws IOException {
    out.println(Machine.here().text());
    var corpus = CorpusReader.seed(Project.root().resolve("training-data/seed"));
    var bench = new LearningBench(model.bundle(), corpus, this::tell);
    print(bench.measure(decisions(LEARNT_FROM), worlds).text(), out);
    return 0;
  }

  private int decisions(int usual) {
    return decisions == null ? usual : decisions;
  }

  /// Each table is printed as soon as it is there.
  private int routes(ModelBundle bundle, PrintWriter out) throws IOException, InterruptedException {
    var bench = new RouteBench(bundle, Project.gatewayJar(), this::tell);
    var code = 0;
    for (var measured : bench.traffic(calls)) {
      code = Math.max(code, exitCode(measured, out));
    }
    code = Math.max(code, exitCode(bench.streams(), out));
    return Math.max(code, exitCode(bench.crashes(kills), out));
  }

  private int exitCode(ServiceSpeed service, PrintWriter out)
      throws IOException, InterruptedException {
    return exitCode(service.measure(), out);
  }

  private int exitCode(MeasuredTable measured, PrintWriter out) {
    print(measured.table().text(), out);
    measured.errors().forEach(error -> tell("expected no error, the first was: " + error));
    return measured.errors().isEmpty() ? 0 : 1;
  }

  /// Made before anything is timed: a missing jar should not show after minutes.
  private Optional<ServiceSpeed> service(ModelBundle bundle) {
    if (!parts().contains(Part.SERVICE)) {
      return Optional.empty();
    }
    return Optional.of(new ServiceSpeed(bundle, Project.gatewayJar(), requests, this::tell));
  }

  private Set<Part> parts() {
    return only == null
        ? EnumSet.complementOf(EnumSet.of(Part.LABELS, Part.LEARNING))
        : EnumSet.of(only);
  }

  private void tell(String line) {
    spec.commandLine().getErr().println("bench: " + line);
  }

  private static void print(String table, PrintWriter out) {
    out.println();
    out.print(table);
    out.flush();
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s: expected a number from 1, got %d".formatted(option, value));
    }
  }
}
