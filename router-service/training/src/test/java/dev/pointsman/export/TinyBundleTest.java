package dev.pointsman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyBundleTest {
  /// The inference tests read this folder; when the exporter changes, replace it by
  /// `target/tiny-bundle/tiny-1`.
  private static final Path COMMITTED = Path.of("../inference/src/test/resources/tiny-1");

  private static final List<String> FILES =
      List.of(
          "model.onnx", "head.onnx", "tokenizer.json", "report.json", "README.md", "manifest.json");

  @Test
  void writesTheFolderThatTheInferenceTestsRead(@TempDir Path models) throws IOException {
    var made = TinyModel.export("1").publishUnchecked(models, Precision.INT8).folder();
    var kept = Files.createDirectories(Path.of("target/tiny-bundle/tiny-1"));
    for (var name : FILES) {
      Files.copy(made.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    for (var name : FILES) {
      assertThat(made.resolve(name)).hasSameBinaryContentAs(COMMITTED.resolve(name));
    }
  }
}
