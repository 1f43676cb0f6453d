package dev.pointsman.onnx;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.TinyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process of its own that prints by how many KiB two hundred swaps let its resident memory grow,
/// once two hundred others have let it settle.
public final class SwapMemory {
  private static final int ROUNDS = 200;

  private SwapMemory() {}

  public static void main(String... folder) throws IOException {
    var bundle = folder.length == 0 ? TinyBundle.whole() : BundleReader.read(Path.of(folder[0]));
    try (var classifier = SwappableClassifier.open(bundle, ClassifierSettings.batch())) {
      swap(classifier, bundle);
      var before = residentKib();
      swap(classifier, bundle);
      System.out.println(residentKib() - before);
    }
  }

  private static void swap(SwappableClassifier classifier, ModelBundle bundle) {
    for (var round = 0; round < ROUNDS; round++) {
      classifier.swap(bundle);
    }
  }

  private static long residentKib() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      var resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(resident.replaceAll("\\D", ""));
    }
  }
}
