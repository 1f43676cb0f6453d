package dev.pointsman.cli;

import dev.pointsman.bundle.CanaryShare;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.bundle.TrialFiles;
import dev.pointsman.http.Candidate;
import dev.pointsman.http.ModelTrials;
import dev.pointsman.http.Telemetry;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.SwappableClassifier;
import dev.pointsman.unit.Probability;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;

/// Follows the files `SHADOW` and `CANARY` of a running service: opens the models that they name,
/// closes those that they no longer name, and takes a canary back that proves worse. For one thread
/// at a time.
final class TrialWatch {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.models");
  private static final double PERCENT = 100;
  private static final String SHADOW = "shadow";
  private static final String CANARY = "canary";

  private final ModelFolders models;
  private final TrialFiles files;
  private final ModelTrials trials;
  private final ClassifierSettings serving;
  private final Telemetry telemetry;
  private final Map<String, Opened> opened = new LinkedHashMap<>();
  private String seen = "";

  /// A model that was opened for a role.
  ///
  /// @param asked what was asked for: a model's name, and words after it
  private record Opened(String asked, SwappableClassifier classifier) {}

  /// What puts an opened model to work.
  private interface Start {
    void with(Candidate candidate);
  }

  /// @param serving how a model runs that requests wait for
  TrialWatch(
      ModelFolders models, ModelTrials trials, ClassifierSettings serving, Telemetry telemetry) {
    this.models = models;
    this.files = TrialFiles.of(models);
    this.trials = trials;
    this.serving = serving;
    this.telemetry = telemetry;
  }

  /// @param incumbent the version that serves; a canary of before is not compared with another
  void look(String incumbent) {
    trials.rollback().ifPresent(this::takeBack);
    var mark = files.mark() + " " + incumbent;
    if (mark.equals(seen)) {
      return;
    }
    seen = mark;
    follow(SHADOW, this::shadow, trials::endShadow);
    follow(CANARY, () -> canary(incumbent), trials::endCanary);
    var versions = new LinkedHashMap<String, String>();
    opened.forEach((role, model) -> versions.put(role, model.classifier().version()));
    telemetry.onTrial(versions);
  }

  /// A file that cannot be followed leaves nothing on trial: no model is tried that no file names.
  private void follow(String role, Runnable following, Runnable end) {
    try {
      following.run();
    } catch (RuntimeException refused) {
      end.run();
      close(role);
      telemetry.refusedModel();
      LOG.warning(() -> "no %s: %s".formatted(role, Failure.inWords(refused)));
    }
  }

  private void shadow() {
    var name = files.shadow();
    if (name.isEmpty()) {
      trials.endShadow();
      close(SHADOW);
      return;
    }
    open(SHADOW, name.get(), trials::startShadow);
  }

  private void canary(String incumbent) {
    var share = files.canary();
    if (share.isEmpty() || share.get().name().equals(incumbent)) {
      trials.endCanary();
      close(CANARY);
      return;
    }
    var asked = share.get() + " beside " + incumbent;
    open(CANARY, asked, candidate -> trials.startCanary(candidate, probability(share.get())));
  }

  private static Probability probability(CanaryShare share) {
    return new Probability(share.percent() / PERCENT);
  }

  /// Opens a model before the one that it replaces is closed.
  private void open(String role, String asked, Start start) {
    var before = opened.get(role);
    if (before != null && before.asked().equals(asked)) {
      return;
    }
    var name = asked.split(" ", 2)[0];
    var next = SwappableClassifier.open(models.read(name), settings(role));
    start.with(new Candidate(next.version(), next));
    opened.put(role, new Opened(asked, next));
    LOG.info(() -> "model version=%s is on trial as %s: %s".formatted(next.version(), role, asked));
    if (before != null) {
      before.classifier().close();
    }
  }

  private ClassifierSettings settings(String role) {
    return role.equals(SHADOW) ? ClassifierSettings.watching() : serving;
  }

  private void close(String role) {
    var before = opened.remove(role);
    if (before != null) {
      before.classifier().close();
      LOG.info(() -> "no %s any more: %s".formatted(role, before.asked()));
    }
  }

  private void takeBack(String why) {
    LOG.severe(() -> why);
    try {
      files.rollBackCanary(why);
    } catch (IOException failure) {
      LOG.severe(() -> "the file CANARY stays: " + Failure.inWords(failure));
    }
  }

  void close() {
    trials.close();
    close(SHADOW);
    close(CANARY);
  }
}
