package dev.pointsman.export;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.BundleWriter;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.fit.EncoderWeights;
import dev.pointsman.fit.HeadWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Everything that becomes an artifact folder. The manifest's file digests are filled in while the
/// folder is written.
public record ModelExport(
    EncoderWeights encoder, HeadWeights head, Manifest manifest, Documents documents) {

  /// The files of the folder that are text.
  ///
  /// @param referenceJson where the training set lay, empty when nobody will ask
  public record Documents(
      String tokenizerJson, String reportJson, String modelCard, String referenceJson) {
    public Documents(String tokenizerJson, String reportJson, String modelCard) {
      this(tokenizerJson, reportJson, modelCard, "");
    }
  }

  /// Writes `<models>/<name>-<version>` and compares it with the trained model's answers. Throws
  /// [ExportFailed] where they differ too much; then, as after any failure, no folder appears.
  public Exported publish(Path models, Precision precision, List<ReferenceAnswer> references)
      throws IOException {
    try (var writer = draft(models, precision)) {
      var report = new ParityCheck(writer.seal(manifest)).compare(references);
      if (!report.passes()) {
        throw new ExportFailed(report);
      }
      return new Exported(writer.publish(), report);
    }
  }

  /// The same for a model that is judged afterwards: a folder appears however much it differs.
  public Exported publishCompared(
      Path models, Precision precision, List<ReferenceAnswer> references) throws IOException {
    try (var writer = draft(models, precision)) {
      var report = new ParityCheck(writer.seal(manifest)).compare(references);
      return new Exported(writer.publish(), report);
    }
  }

  /// The folder and how it compares.
  public record Exported(ModelBundle bundle, ParityReport parity) {}

  /// Writes the folder without comparing it: for measuring fp32 beside int8, and for fixtures.
  public ModelBundle publishUnchecked(Path models, Precision precision) throws IOException {
    try (var writer = draft(models, precision)) {
      writer.seal(manifest);
      return writer.publish();
    }
  }

  private BundleWriter draft(Path models, Precision precision) throws IOException {
    var writer = new BundleWriter(models, manifest.identity().label());
    writer.write(BundleFile.ENCODER, EncoderGraph.model(encoder, precision));
    writer.write(BundleFile.HEAD, new HeadGraph(head, encoder.shape().hidden()).model());
    writer.write(BundleFile.TOKENIZER, bytes(documents.tokenizerJson()));
    writer.write(BundleFile.REPORT, bytes(documents.reportJson()));
    writer.write(BundleFile.CARD, bytes(documents.modelCard()));
    if (!documents.referenceJson().isEmpty()) {
      writer.write(BundleFile.REFERENCE, bytes(documents.referenceJson()));
    }
    return writer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
