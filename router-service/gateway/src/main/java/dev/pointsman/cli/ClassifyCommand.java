package dev.pointsman.cli;

import dev.pointsman.cli.ClassifiedLines.Bounds;
import dev.pointsman.http.ClassifyAnswer;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.Policy;
import dev.pointsman.wire.ClassifyInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman classify`: classifies a file, a line each, without a server.
@Command(
    name = "classify",
    description = "Classifies a file of one JSON object a line, without a server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line is one input of POST /v1/classify (no list of \"inputs\": a line is one of them); an answer is what",
      "it gives, in the order of the lines. Fields that Pointsman does not know (such as id) come back under",
      "\"input\". A line that cannot be read gets an \"error\" in its place, and the exit code is 1, as it is where",
      "the model classified no line at all. An output file appears whole or not at all; a pipe or a device is",
      "written to as the answers come.",
      "",
      "  scripts/pointsman classify --input calls.jsonl --output decisions.jsonl",
      "  scripts/pointsman classify --input - --output - --no-rules < calls.jsonl"
    })
final class ClassifyCommand implements Callable<Integer> {
  private static final String STANDARD = "-";

  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The lines to classify; - reads standard input.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where the answers go; - writes standard output.")
  private String output;

  @Option(
      names = "--no-rules",
      description = "Decide by expected cost alone: the tier is the classifier's own.")
  private boolean noRules;

  @Mixin private ConfigOption config = new ConfigOption();

  ClassifyCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws IOException {
    new AnswerOutput(output).requireNot(Path.of(input));
    var configuration = config.read(assembly);
    var settings = configuration.policy();
    var ladder = configuration.catalog().ladder();
    var policy =
        new Policy(configuration.catalog(), noRules ? settings.withoutRules(ladder) : settings);
    var running = ClassifierSettings.batch();
    var bounds = new Bounds(running.workers(), configuration.server().limits().bodyBytes());
    try (var lines = input();
        var classifier = OnnxClassifier.open(assembly.bundle(configuration), running)) {
      var pipeline = Assembly.pipeline(classifier, policy);
      pipeline.warmUp();
      return report(
          answered(
              noRules ? asked -> pipeline.handle(asked.subject()) : pipeline::handle,
              lines,
              bounds));
    }
  }

  /// An input that breaks off, or is a folder, is named: the lines know nothing of where they lie.
  private LineTally answered(
      Function<ClassifyInput, ClassifyAnswer> road, InputStream lines, Bounds bounds)
      throws IOException {
    try {
      return new AnswerOutput(output)
          .write(out -> new ClassifiedLines(road, out, bounds).write(lines));
    } catch (UncheckedIOException broken) {
      throw new IOException(input + ": " + broken.getMessage(), broken);
    }
  }

  private InputStream input() throws IOException {
    return input.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(input));
  }

  private int report(LineTally tally) {
    var err = spec.commandLine().getErr();
    tally.complaints().forEach(sentence -> err.println("pointsman: " + sentence));
    return tally.exitCode();
  }
}
