package dev.pointsman.cli;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.http.Telemetry;
import dev.pointsman.onnx.SwappableClassifier;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/// Follows the files `ACTIVE` of a running service and swaps the model when they name another, and
/// the files of models on trial. A model that cannot serve is told once; the one that serves goes
/// on.
final class ModelWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.models");
  private static final long PAUSE_MILLIS = 200;

  private final ModelFolders models;
  private final SwappableClassifier classifier;
  private final TrialWatch trials;
  private final Telemetry telemetry;
  private final CountDownLatch stopped = new CountDownLatch(1);
  // Opening a model is native work, which would hold a carrier that requests need.
  private final Thread thread = Thread.ofPlatform().daemon().name("models").unstarted(this::watch);
  private String seen = "";

  ModelWatch(
      ModelFolders models, SwappableClassifier classifier, TrialWatch trials, Telemetry telemetry) {
    this.models = models;
    this.classifier = classifier;
    this.trials = trials;
    this.telemetry = telemetry;
  }

  static ModelWatch start(
      ModelFolders models, SwappableClassifier classifier, TrialWatch trials, Telemetry telemetry) {
    var watch = new ModelWatch(models, classifier, trials, telemetry);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Swaps the model if another was chosen since the last look, and follows those on trial; for one
  /// thread at a time.
  void look() {
    lookAtActive();
    trials.look(classifier.version());
  }

  private void lookAtActive() {
    var mark = models.mark();
    if (mark.equals(seen)) {
      return;
    }
    seen = mark;
    try {
      models.active().filter(chosen -> !chosen.equals(classifier.folder())).ifPresent(this::swap);
    } catch (RuntimeException refused) {
      // Whatever is wrong with the new model, the old one must go on.
      telemetry.refusedModel();
      LOG.warning(() ->
          "model version=%s goes on, refused: %s"
              .formatted(classifier.version(), Failure.inWords(refused)));
    }
  }

  private void swap(Path chosen) {
    classifier.swap(BundleReader.read(chosen));
    telemetry.swappedModel();
    LOG.info(() -> "model version=%s serves".formatted(classifier.version()));
  }

  /// Waits for a swap under way: an interrupt could release a model that is still in use.
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    trials.close();
  }
}
