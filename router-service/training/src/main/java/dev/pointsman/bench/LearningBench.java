package dev.pointsman.bench;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.label.TenantCap;
import dev.pointsman.rig.ScratchFolder;
import dev.pointsman.round.GateSettings;
import dev.pointsman.round.JournalSource;
import dev.pointsman.round.Learning;
import dev.pointsman.round.Period;
import dev.pointsman.round.RetrainProgress;
import dev.pointsman.round.RetrainRequest;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.Retrained;
import dev.pointsman.round.Retraining;
import dev.pointsman.round.Stage;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The figures of the learning loop beside their bounds: a whole retraining on made-up days, the
/// same with a tenant who lies, off-policy estimates and canaries in worlds whose truth is known.
public final class LearningBench {
  private static final double EXPLORED = 0.1;
  private static final double LIES = 0.1;
  private static final long SEED = 1;

  private final ModelBundle model;
  private final Corpus corpus;
  private final Consumer<String> progress;

  /// Measures with a model, in folders of its own.
  ///
  /// @param model that is retrained; nothing beside it is touched
  /// @param corpus the rows whose prompts the made-up days consist of
  public LearningBench(ModelBundle model, Corpus corpus, Consumer<String> progress) {
    this.model = model;
    this.corpus = corpus;
    this.progress = progress;
  }

  /// How a retraining went.
  private record Timed(Retrained retrained, Duration wall, Duration processor) {}

  /// Measures with so many decisions and so many made-up worlds.
  public TextTable measure(int decisions, int worlds) throws IOException {
    var rows = new ArrayList<List<String>>();
    rows.addAll(retrainings(decisions));
    progress.accept("estimating in %d worlds".formatted(worlds));
    rows.addAll(new OffPolicyTrial(worlds).rows());
    rows.add(new CanaryLuck(worlds).row());
    return new TextTable("Learning", List.of("figure", "found", "bound"), rows, List.of());
  }

  private List<List<String>> retrainings(int decisions) throws IOException {
    var honest = retrained(decisions, 0);
    var poisoned = retrained(decisions, LIES);
    var what = "retrain on %,d decisions".formatted(decisions);
    return List.of(
        List.of(what, minutes(honest.wall()), "at most 30 min on 2 cores"),
        List.of(what + ", processor time", minutes(honest.processor()), ""),
        List.of("its verdict", told(honest), ""),
        List.of(
            "verdict where one tenant lies in a tenth", told(poisoned), "no worse model passes"));
  }

  private Timed retrained(int decisions, double lies) throws IOException {
    try (var folder = ScratchFolder.create()) {
      progress.accept(
          "writing %,d decisions, %.0f %% of them lies".formatted(decisions, 100 * lies));
      new RoutedDays(corpus.plain(), EXPLORED, lies, SEED)
          .write(folder.path().resolve("journal.db"), CaptureLevel.REDACTED, decisions);
      var begun = System.nanoTime();
      var before = processorTime();
      var retrained = new Retraining(request(folder.path()), new Told(progress)).run();
      var wall = Duration.ofNanos(System.nanoTime() - begun);
      return new Timed(retrained, wall, processorTime().minus(before));
    }
  }

  private RetrainRequest request(Path home) throws IOException {
    var own = Files.createDirectories(home.resolve("models"));
    var beside = model.folder().toAbsolutePath().getParent();
    var models = new ModelFolders(beside == null ? List.of(own) : List.of(own, beside));
    models.activate(model.manifest().identity().label());
    var deployment = Deployment.usual();
    var learning = new Learning(deployment.ladder(), TenantCap.DEFAULT, "bench", progress);
    return new RetrainRequest(
        new RetrainRequest.Places(home, models, List.of()),
        corpus,
        new JournalSource(home.resolve("journal.db"), Period.EVER, TrainingSets.in(home), learning),
        new RetrainRequest.Terms(GateSettings.DEFAULTS, deployment),
        new RetrainRequest.Options(
            false, RetrainRequest.Sequel.NOTHING, new EncoderWish.Keep(), "bench", SEED, 1),
        Instant.now());
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%.1f min", time.toMillis() / 60e3);
  }

  private static String told(Timed timed) {
    return timed.retrained().verdict().ruling().name().toLowerCase(Locale.ROOT);
  }

  /// Says where a retraining is.
  private record Told(Consumer<String> progress) implements RetrainProgress {
    @Override
    public void began(Stage stage) {
      progress.accept(stage.meaning());
    }

    @Override
    public void moved(double done, Duration left) {}

    @Override
    public void said(String fact) {}
  }
}
