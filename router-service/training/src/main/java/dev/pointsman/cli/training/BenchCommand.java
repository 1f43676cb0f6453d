package dev.pointsman.cli.training;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.round.ClassifierSpeed;
import dev.pointsman.round.Machine;
import dev.pointsman.round.ServiceSpeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
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
    description = "Times a model: in process beside an fp32 baseline, and served to two clients.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 1: the served endpoint answered with an error.",
      "With the defaults it takes about four minutes. 'scripts/bench' builds the gateway first.",
      "",
      "  scripts/bench",
      "  scripts/bench --only service --requests 10000"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOption model;

  @Option(
      names = "--only",
      paramLabel = "PART",
      converter = PartByName.class,
      description = "One of: ${COMPLETION-CANDIDATES} (default: both).")
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

  /// What can be timed.
  private enum Part {
    CLASSIFIER,
    SERVICE;

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
                  "expected classifier or service, got '%s'".formatted(name)));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--requests", requests);
    requirePositive("--runs", runs);
    var bundle = model.bundle();
    var out = spec.commandLine().getOut();
    var service = service(bundle);
    out.println(Machine.here().text());
    if (parts().contains(Part.CLASSIFIER)) {
      print(new ClassifierSpeed(bundle, runs, this::tell).measure().text(), out);
    }
    return service.isPresent() ? exitCode(service.get(), out) : 0;
  }

  private int exitCode(ServiceSpeed service, PrintWriter out)
      throws IOException, InterruptedException {
    var outcome = service.measure();
    print(outcome.table().text(), out);
    outcome.errors().forEach(error -> tell("expected no error, the first was: " + error));
    return outcome.errors().isEmpty() ? 0 : 1;
  }

  /// Made before anything is timed: a missing jar should not show after minutes.
  private Optional<ServiceSpeed> service(ModelBundle bundle) {
    if (!parts().contains(Part.SERVICE)) {
      return Optional.empty();
    }
    return Optional.of(new ServiceSpeed(bundle, Project.gatewayJar(), requests, this::tell));
  }

  private Set<Part> parts() {
    return only == null ? EnumSet.allOf(Part.class) : EnumSet.of(only);
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
