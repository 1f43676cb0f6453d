package dev.pointsman.cli;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleWriter;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// A home folder with the tiny model in it, and the command line over it.
record TestHome(Path folder) {
  private static final Path TINY = Path.of("../inference/src/test/resources/tiny-1");

  /// What a command printed, and how it ended.
  record Ran(int exitCode, String out, String err) {}

  static TestHome in(Path folder) throws IOException {
    var model = Files.createDirectories(folder.resolve("models/tiny-1"));
    try (var files = Files.list(TINY)) {
      for (var file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("models/ACTIVE"), "tiny-1\n");
    return new TestHome(folder);
  }

  /// The same model under another version, in a models folder.
  static void addTiny(Path models, String version) throws IOException {
    addTiny(models, version, Map.of());
  }

  private static void addTiny(Path models, String version, Map<BundleFile, String> others)
      throws IOException {
    var tiny = BundleReader.read(TINY).manifest();
    var identity = new Manifest.Identity("tiny", version, tiny.identity().createdAt());
    var manifest =
        new Manifest(
            identity, tiny.input(), tiny.output(), tiny.origin(), tiny.metrics(), Map.of());
    try (var writer = new BundleWriter(models, identity.label())) {
      for (var file : BundleFile.values()) {
        if (file != BundleFile.REFERENCE) {
          writer.write(file, Files.readAllBytes(TINY.resolve(file.fileName())));
        }
      }
      for (var other : others.entrySet()) {
        writer.write(other.getKey(), other.getValue().getBytes(StandardCharsets.UTF_8));
      }
      writer.seal(manifest);
      writer.publish();
    }
  }

  /// The same model, knowing where its training set lay.
  TestHome withReference(String version, String reference) throws IOException {
    addTiny(models(), version, Map.of(BundleFile.REFERENCE, reference));
    return this;
  }

  TestHome withTiny(String version) throws IOException {
    addTiny(models(), version);
    return this;
  }

  /// Spoils one byte of a model that was whole.
  TestHome withCorrupt(String version) throws IOException {
    addTiny(models(), version);
    var head = models().resolve("tiny-" + version).resolve("head.onnx");
    var bytes = Files.readAllBytes(head);
    bytes[bytes.length / 2] ^= 1;
    Files.write(head, bytes);
    return this;
  }

  void mend(String version) throws IOException {
    var head = models().resolve("tiny-" + version).resolve("head.onnx");
    Files.copy(TINY.resolve("head.onnx"), head, StandardCopyOption.REPLACE_EXISTING);
  }

  Path models() {
    return folder.resolve("models");
  }

  ModelFolders modelFolders() {
    return new ModelFolders(List.of(models()));
  }

  Ran run(String... arguments) {
    return run(Map.of("POINTSMAN_HOME", folder.toString()), arguments);
  }

  Ran run(Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = PointsmanCommand.line(environment);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Ran(line.execute(arguments), out.toString(), err.toString());
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
