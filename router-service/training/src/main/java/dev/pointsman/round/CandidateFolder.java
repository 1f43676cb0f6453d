package dev.pointsman.round;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleWriter;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.export.HeadGraph;
import dev.pointsman.rig.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a candidate's artifact: first as a draft without figures, then with its report and card.
final class CandidateFolder {
  private CandidateFolder() {}

  /// The incumbent's encoder and tokenizer to the last byte, behind another head.
  static ModelBundle draft(
      Path models, Manifest manifest, ModelBundle incumbent, HeadFit.Fitted head)
      throws IOException {
    var pooled = head.weights().input() - manifest.input().features().width();
    try (var writer = new BundleWriter(models, manifest.identity().label())) {
      writer.write(BundleFile.ENCODER, Files.readAllBytes(incumbent.encoder()));
      writer.write(BundleFile.TOKENIZER, Files.readAllBytes(incumbent.tokenizer()));
      writer.write(BundleFile.HEAD, new HeadGraph(head.weights(), pooled).model());
      writer.write(BundleFile.REPORT, bytes("{}\n"));
      writer.write(BundleFile.CARD, bytes("draft\n"));
      writer.seal(manifest);
      return writer.publish();
    }
  }

  /// Writes drafts of the peers of a model, behind the same encoder.
  ///
  /// @param folder where they are written, anew
  /// @param manifest of the model
  /// @param heads of all folds, the model's own first
  static List<ModelBundle> peers(
      Path folder, Manifest manifest, ModelBundle incumbent, List<HeadFit.Fitted> heads)
      throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    var peers = new ArrayList<ModelBundle>();
    for (var fold = 1; fold < heads.size(); fold++) {
      var head = heads.get(fold);
      peers.add(draft(folder, manifest.peer(fold, head.tierTemperature()), incumbent, head));
    }
    return peers;
  }

  /// What is said of a candidate.
  record Said(Map<String, Double> metrics, String reportJson, String card, String referenceJson) {}

  /// The draft's graphs with what was found of them. A folder that is there already must be it;
  /// what a killed process left half written goes.
  static ModelBundle publish(Path models, ModelBundle draft, Said said) throws IOException {
    var label = draft.manifest().identity().label();
    if (Files.exists(models.resolve(label))) {
      return requireSame(BundleReader.read(models.resolve(label)), draft);
    }
    Folders.deleteThose(models, "." + label + "-*");
    try (var writer = new BundleWriter(models, label)) {
      for (var file :
          new BundleFile[] {BundleFile.ENCODER, BundleFile.HEAD, BundleFile.TOKENIZER}) {
        writer.write(file, Files.readAllBytes(draft.folder().resolve(file.fileName())));
      }
      writer.write(BundleFile.REPORT, bytes(said.reportJson()));
      writer.write(BundleFile.CARD, bytes(said.card()));
      writer.write(BundleFile.REFERENCE, bytes(said.referenceJson()));
      writer.seal(withMetrics(draft.manifest(), said.metrics()));
      return writer.publish();
    }
  }

  private static ModelBundle requireSame(ModelBundle found, ModelBundle draft) {
    if (!sha256(found, BundleFile.HEAD).equals(sha256(draft, BundleFile.HEAD))) {
      throw new RetrainRefused(
          "expected no model %s or this round's, found another: run again with --fresh"
              .formatted(found.folder()));
    }
    return found;
  }

  static String sha256(ModelBundle bundle, BundleFile file) {
    return bundle.manifest().files().getOrDefault(file.fileName(), "");
  }

  private static Manifest withMetrics(Manifest manifest, Map<String, Double> metrics) {
    return new Manifest(
        manifest.identity(),
        manifest.input(),
        manifest.output(),
        manifest.origin(),
        metrics,
        Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
