package dev.pointsman.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.TinyBundle;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwappableClassifierTest {
  private static final ClassifierAnswer OLD = new Unavailable(Cause.LATE, "the old one");
  private static final ClassifierAnswer NEW = new Unavailable(Cause.LATE, "the new one");
  private static final RequestFeatures REQUEST =
      new RequestFeatures(new ClassifierText("fix the bug", ""), FeatureValues.NONE, "");

  @TempDir Path models;

  @Test
  void answersWithTheNewVersionAfterASwap() throws IOException {
    try (var classifier = open()) {
      classifier.swap(TinyBundle.withManifest(models, manifest -> version(manifest, "2")));
      assertThat(classifier.version()).isEqualTo("tiny-2");
      assertThat(classifier.classify(REQUEST))
          .isInstanceOfSatisfying(
              Classified.class,
              answer -> assertThat(answer.classification().modelVersion()).isEqualTo("tiny-2"));
    }
  }

  @Test
  void aModelThatAnswersNaNIsRefusedAndTheOldOneGoesOn() throws IOException {
    var broken = TinyBundle.answeringNaN(models);
    try (var classifier = open()) {
      var before = classifier.folder();
      assertThatThrownBy(() -> classifier.swap(broken))
          .isInstanceOf(BundleRefused.class)
          .hasMessageContainingAll("tiny-1", "expected an answer", "NaN");
      assertThat(classifier.folder()).isEqualTo(before);
      assertThat(classifier.classify(REQUEST)).isInstanceOf(Classified.class);
    }
  }

  @Test
  void aModelWhosePartsDoNotFitIsRefusedAndTheOldOneGoesOn() throws IOException {
    var wide = TinyBundle.withManifest(models, manifest -> manifest.withWindow(512));
    try (var classifier = open()) {
      assertThatThrownBy(() -> classifier.swap(wide)).isInstanceOf(BundleRefused.class);
      assertThat(classifier.classify(REQUEST)).isInstanceOf(Classified.class);
    }
  }

  @Test
  void theOldModelIsReleasedOnceAndOnlyWhenItsLastCallIsOver() throws Exception {
    var entered = new CountDownLatch(1);
    var released = new AtomicInteger();
    var go = new CountDownLatch(1);
    var classifier = serving(model(() -> waiting(entered, go), released::incrementAndGet));
    var call = running(() -> classifier.classify(REQUEST));
    entered.await();
    var second = TinyBundle.withManifest(models, manifest -> version(manifest, "2"));
    var next = new ServedModel(second, features -> NEW, () -> {});
    var swap = running(() -> exchange(classifier, next));
    while (!classifier.version().equals("tiny-2")) {
      Thread.onSpinWait();
    }
    assertThat(released).as("while the call runs").hasValue(0);
    go.countDown();
    assertThat(call.get()).isEqualTo(OLD);
    assertThat(swap.get()).isEqualTo(NEW);
    assertThat(released).hasValue(1);
  }

  @Test
  void aClosedClassifierSaysSo() {
    var classifier = serving(model(() -> OLD, () -> {}));
    classifier.close();
    classifier.close();
    assertThat(classifier.classify(REQUEST))
        .isEqualTo(new Unavailable(Cause.BROKEN, "the classifier is closed"));
  }

  private static SwappableClassifier open() {
    return SwappableClassifier.open(TinyBundle.whole(), ClassifierSettings.batch());
  }

  private static Manifest version(Manifest manifest, String version) {
    var identity =
        new Manifest.Identity(manifest.identity().name(), version, manifest.identity().createdAt());
    return new Manifest(
        identity,
        manifest.input(),
        manifest.output(),
        manifest.origin(),
        manifest.metrics(),
        manifest.files());
  }

  private static SwappableClassifier serving(ServedModel model) {
    return new SwappableClassifier(model, ClassifierSettings.batch());
  }

  private static ServedModel model(Supplier<ClassifierAnswer> answer, Runnable release) {
    return new ServedModel(TinyBundle.whole(), features -> answer.get(), release);
  }

  private static ClassifierAnswer exchange(SwappableClassifier classifier, ServedModel next) {
    classifier.exchange(next);
    return classifier.classify(REQUEST);
  }

  /// The first call enters and waits; it belongs to the old model to its end.
  private static ClassifierAnswer waiting(CountDownLatch entered, CountDownLatch go) {
    entered.countDown();
    try {
      go.await();
      return OLD;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static FutureTask<ClassifierAnswer> running(Callable<ClassifierAnswer> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }
}
