package dev.pointsman.cli;

import dev.pointsman.cli.ClassifiedLines.Bounds;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
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
      "A line is what POST /v1/classify takes; an answer is what it gives, in the order of the lines. Fields that",
      "Pointsman does not know (such as id) come back under \"input\". A line that cannot be read gets an \"error\"",
      "in its place, and the exit code is 1. The output file appears whole or not at all.",
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
      return report(written(out -> new ClassifiedLines(pipeline, out, bounds).write(lines)));
    }
  }

  private InputStream input() throws IOException {
    return input.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(input));
  }

  private int report(long refused) {
    if (refused > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "pointsman: "
                  + refused
                  + " line(s) could not be classified; each has an error in its place");
      return 1;
    }
    return 0;
  }

  /// What writes the answers and counts the lines that it refuses.
  private interface Answers {
    long writeTo(Writer out) throws IOException;
  }

  private long written(Answers answers) throws IOException {
    if (output.equals(STANDARD)) {
      return answers.writeTo(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    }
    var target = Path.of(output).toAbsolutePath();
    var draft = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".draft");
    try {
      var refused = writtenTo(draft, answers);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      return refused;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static long writtenTo(Path draft, Answers answers) throws IOException {
    try (Writer writer = Files.newBufferedWriter(draft)) {
      return answers.writeTo(writer);
    }
  }
}
