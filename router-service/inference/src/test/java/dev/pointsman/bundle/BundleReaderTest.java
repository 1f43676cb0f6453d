package dev.pointsman.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class BundleReaderTest {
  static final List<String> FILES =
      List.of(
          "model.onnx", "head.onnx", "tokenizer.json", "report.json", "README.md", "manifest.json");

  @TempDir Path models;

  @Test
  void readsAWholeFolder() {
    var manifest = TinyBundle.whole().manifest();
    assertThat(manifest.identity().label()).isEqualTo("tiny-1");
    assertThat(manifest.output().tiers()).containsExactly("fast", "standard", "premium");
    assertThat(manifest.input().features().width()).isEqualTo(8);
    assertThat(manifest.metrics()).containsEntry("tier.accuracy", 0.25);
  }

  @Test
  void aFolderIsWholeWithoutAReference() {
    assertThat(TinyBundle.whole().reference()).isEmpty();
  }

  @Test
  void aReferenceIsReadAndMustBeUnchanged() throws IOException {
    var bundle = TinyBundle.withReference(models, "{\"schema\": 1}");
    assertThat(bundle.reference()).contains("{\"schema\": 1}");
    Files.writeString(bundle.folder().resolve("reference.json"), "{}");
    assertThatThrownBy(() -> BundleReader.read(bundle.folder()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("reference.json");
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void refusesAMissingFile(String name) throws IOException {
    var folder = TinyBundle.copy(models);
    Files.delete(folder.resolve(name));
    assertThatThrownBy(() -> BundleReader.read(folder))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll(name, "found none");
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void refusesOneChangedByteAnywhere(String name) throws IOException {
    var folder = TinyBundle.copy(models);
    var file = folder.resolve(name);
    var original = Files.readAllBytes(file);
    var random = new Random(name.hashCode());
    for (var i = 0; i < 40; i++) {
      var bytes = original.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      assertThatThrownBy(() -> BundleReader.read(folder))
          .isInstanceOf(BundleRefused.class)
          .hasMessageContaining(name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\" : 1 | \"schema\" : 9 | schema: expected 1, got 9",
        "\"feature_schema\" : 2 | \"feature_schema\" : 7 | feature_schema: expected 2, got 7",
        "\"mean\" : 4.0 | \"mean\" : \"NaN\" | mean: expected a finite number",
        "\"mean\" : 4.0 | \"mean\" : 1e999 | expected a finite mean",
        "\"deviation\" : 2.0 | \"deviation\" : 0 | positive deviation",
        "\"tier\" : 1.5 | \"tier\" : -1 | tier temperature",
        "\"bug_fix\" | \"bug_fax\" | bug_fax",
        "\"max_tokens\" : 64 | \"max_tokens\" : 100000 | max_tokens",
        "head_and_tail | head | truncation",
        "\"log\" | \"cubic\" | scale",
        "\"seed\" : 7 | \"seed\" : \"x\" | seed: expected a whole number",
        "2026-11-01T | yesterday | yesterday",
      })
  void refusesAManifestThatItDoesNotUnderstand(String from, String to, String reason)
      throws IOException {
    var folder = TinyBundle.copy(models);
    var file = folder.resolve("manifest.json");
    var json = Files.readString(file).replaceFirst(from, to);
    Files.writeString(file, Digests.withSelf(json, Digests.ofManifest(json)));
    assertThatThrownBy(() -> BundleReader.read(folder))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("manifest.json", reason);
  }

  @Test
  void refusesAManifestThatIsNoJson() throws IOException {
    var folder = TinyBundle.copy(models);
    Files.writeString(folder.resolve("manifest.json"), "{{");
    assertThatThrownBy(() -> BundleReader.read(folder)).isInstanceOf(BundleRefused.class);
  }

  @Test
  void refusesTensorsOutsideTheFile() {
    var external = new byte[] {0x3a, 4, 0x2a, 2, 0x70, 1};
    assertThatThrownBy(() -> TinyBundle.written(models, TinyBundle.whole().manifest(), external))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("head.onnx", "external data");
    assertThat(models).isEmptyDirectory();
  }

  @Test
  void refusesBytesThatAreNoOnnx() {
    var cut = new byte[] {0x3a, 100, 1};
    assertThatThrownBy(() -> TinyBundle.written(models, TinyBundle.whole().manifest(), cut))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("head.onnx", "expected ONNX");
  }

  @Test
  void writesWhatItReads() throws IOException {
    var again = TinyBundle.withManifest(models, manifest -> manifest);
    assertThat(again.manifest()).isEqualTo(TinyBundle.whole().manifest());
  }
}
