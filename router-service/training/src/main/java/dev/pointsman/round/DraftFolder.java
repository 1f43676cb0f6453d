package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.export.ParityReport;
import dev.pointsman.rig.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a round keeps its candidate until it is judged. It counts once its parity is noted.
final class DraftFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARITY = "parity.json";

  private final RoundFolder folder;

  DraftFolder(RoundFolder folder) {
    this.folder = folder;
  }

  private Path models() {
    return folder.file(RoundFolder.DRAFT);
  }

  boolean isWhole() {
    return folder.has(PARITY);
  }

  /// The folder, without what an interrupted export left in it.
  Path emptied() throws IOException {
    Folders.delete(models());
    return Files.createDirectories(models());
  }

  void keep(ParityReport parity) throws IOException {
    folder.write(PARITY, file -> JSON.writeValue(file.toFile(), parity));
  }

  Candidate candidate(String label, List<ModelBundle> peers) throws IOException {
    return new Candidate(
        BundleReader.read(models().resolve(label)),
        JSON.readValue(folder.file(PARITY).toFile(), ParityReport.class),
        peers);
  }
}
