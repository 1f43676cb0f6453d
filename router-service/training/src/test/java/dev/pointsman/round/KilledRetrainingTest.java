package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bench.RoutedDays;
import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.round.Verdict.Ruling;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills retraining processes with SIGKILL at each stage, a random while after it began. More often
/// with `-Dpointsman.retrain.kills=N`.
class KilledRetrainingTest {
  private static final List<Stage> WHERE =
      List.of(
          Stage.ENCODE,
          Stage.EVALUATE,
          Stage.PROMOTE,
          Stage.SET,
          Stage.FIT,
          Stage.EXPORT,
          Stage.JUDGE);
  private static final int KILLS = Integer.getInteger("pointsman.retrain.kills", 3);
  private static final int CALLS = 80;
  private static final int LONGEST_MILLIS = 400;

  @TempDir private Path home;
  @TempDir private Path undisturbed;

  @Test
  @Timeout(600)
  void whoeverKillsItFindsTheOldModelServingAndTheNextOneFinishes() throws Exception {
    days(home);
    days(undisturbed);
    assertThat(retraining(undisturbed).waitFor()).isZero();
    var random = new Random(KILLS);
    for (var kill = 0; kill < KILLS && !isPromoted(home); kill++) {
      kill(WHERE.get(kill % WHERE.size()), random.nextInt(LONGEST_MILLIS));
      assertThat(models(home).serving().manifest().identity().label())
          .isIn(committed(), candidate());
    }
    assertThat(retraining(home).waitFor()).isZero();
    assertThat(verdict(home).ruling())
        .isEqualTo(Ruling.PROMOTE)
        .isEqualTo(verdict(undisturbed).ruling());
    var made = models(home).serving();
    var expected = models(undisturbed).serving();
    assertThat(graphs(made)).isEqualTo(graphs(expected));
    assertThat(made.manifest().metrics()).isEqualTo(expected.manifest().metrics());
    assertThat(made.manifest().origin()).isEqualTo(expected.manifest().origin());
    assertThat(leftovers()).isEmpty();
  }

  /// The process is killed at once where the stage is over before its while has passed.
  private void kill(Stage stage, int millis) throws IOException, InterruptedException {
    var process = retraining(home);
    try (var said = process.inputReader()) {
      awaitLine(said, stage.name());
      Thread.sleep(Duration.ofMillis(millis));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void awaitLine(BufferedReader said, String wanted) throws IOException {
    var line = said.readLine();
    while (line != null && !line.equals(wanted)) {
      line = said.readLine();
    }
  }

  private static void days(Path place) {
    new RoutedDays(RetrainPlace.seed(RetrainOnce.ROWS).plain(), 0.3, 0, 1)
        .write(place.resolve("journal.db"), CaptureLevel.REDACTED, CALLS);
  }

  private static Process retraining(Path place) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            RetrainOnce.class.getName(),
            place.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectError(place.resolve("errors.txt").toFile()).start();
  }

  private static boolean isPromoted(Path place) {
    return !models(place).serving().manifest().identity().label().equals(committed());
  }

  private String candidate() throws IOException {
    return verdict(undisturbed).candidate();
  }

  private static String committed() {
    return new ModelFolders(List.of(RetrainPlace.PROJECT.resolve("models")))
        .serving()
        .manifest()
        .identity()
        .label();
  }

  private static ModelFolders models(Path place) {
    return new RetrainPlace(place, RetrainPlace.seed(0), List.of()).models();
  }

  private static Verdict verdict(Path place) throws IOException {
    try (Stream<Path> rounds = Files.list(place.resolve("rounds"))) {
      var round = rounds.filter(Files::isDirectory).toList();
      assertThat(round).hasSize(1);
      return Verdict.read(round.getFirst().resolve("verdict.json"));
    }
  }

  /// The digests of what answers: encoder, head and words.
  private static List<String> graphs(ModelBundle bundle) {
    return Stream.of(
            BundleFile.ENCODER, BundleFile.HEAD, BundleFile.TOKENIZER, BundleFile.REFERENCE)
        .map(file -> CandidateFolder.sha256(bundle, file))
        .toList();
  }

  /// Half-written folders beside the models.
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> entries = Files.list(home.resolve("models"))) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(".")).toList();
    }
  }
}
