package dev.pointsman.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.TinyBundle;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.unit.Probability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxClassifierTest {
  @TempDir Path models;

  @Test
  void answersEveryTierAndTaskType() {
    try (var classifier = open(ClassifierSettings.batch())) {
      var answer = classification(classifier.classify(request("fix the bug", 1)));
      assertThat(answer.tiers().tiers()).isEqualTo(3);
      assertThat(answer.modelVersion()).isEqualTo("tiny-1");
      assertThat(answer.taskTypes().values().stream().mapToDouble(Probability::value).sum())
          .isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @Test
  void featuresCountAlthoughTheTextIsKnown() {
    try (var classifier = open(ClassifierSettings.batch())) {
      var first = classification(classifier.classify(request("fix the bug", 0)));
      var later = classification(classifier.classify(request("fix the bug", 30)));
      assertThat(later.tiers()).isNotEqualTo(first.tiers());
    }
  }

  @Test
  void answersTheSameOnEveryThread() {
    var requests = IntStream.range(0, 40).mapToObj(i -> request("error ".repeat(i), i)).toList();
    try (var alone = open(new ClassifierSettings(1, 1, Duration.ofSeconds(30), 0));
        var crowded = open(new ClassifierSettings(2, 4, Duration.ofSeconds(30), 10))) {
      var expected = requests.stream().map(alone::classify).toList();
      assertThat(requests.parallelStream().map(crowded::classify).toList()).isEqualTo(expected);
    }
  }

  @Test
  void givesUpAtTheDeadline() {
    try (var classifier = open(new ClassifierSettings(1, 1, Duration.ofNanos(1), 10))) {
      assertThat(classifier.classify(request("still red", 2)))
          .isInstanceOfSatisfying(
              Unavailable.class, late -> assertThat(late.cause()).isEqualTo(Cause.LATE));
    }
  }

  @Test
  void aModelThatAnswersNaNIsRefused() throws IOException {
    var broken = TinyBundle.answeringNaN(models);
    assertThatThrownBy(() -> OnnxClassifier.open(broken, ClassifierSettings.batch()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("tiny-1", "expected an answer", "NaN");
  }

  @Test
  void classifiesAnEmptyAndAHugeText() {
    try (var classifier = open(ClassifierSettings.batch())) {
      assertThat(classifier.classify(request("", 1))).isInstanceOf(Classified.class);
      assertThat(classifier.classify(request("x".repeat(2_000_000), 1)))
          .isInstanceOf(Classified.class);
    }
  }

  @Test
  void refusesAHeadWithAnotherNumberOfTiers() throws IOException {
    var two =
        TinyBundle.withManifest(models, manifest -> withTiers(manifest, List.of("fast", "slow")));
    assertThatThrownBy(() -> OnnxClassifier.open(two, ClassifierSettings.batch()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("head.onnx", "tier_logits", "[-1, 3]", "[-1, 4]");
  }

  @Test
  void refusesAHeadWithOtherFeatures() throws IOException {
    var none = TinyBundle.withManifest(models, OnnxClassifierTest::withoutFeatures);
    assertThatThrownBy(() -> OnnxClassifier.open(none, ClassifierSettings.batch()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContainingAll("head.onnx", "features");
  }

  @Test
  void refusesAWindowThatTheEncoderCannotRead() throws IOException {
    var wide = TinyBundle.withManifest(models, manifest -> manifest.withWindow(512));
    assertThatThrownBy(() -> OnnxClassifier.open(wide, ClassifierSettings.batch()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("model.onnx");
  }

  private static OnnxClassifier open(ClassifierSettings settings) {
    return OnnxClassifier.open(TinyBundle.whole(), settings);
  }

  private static RequestFeatures request(String prompt, double step) {
    var values = new FeatureValues(Map.of("step", step));
    return new RequestFeatures(new ClassifierText(prompt, ""), values, "");
  }

  private static Classification classification(ClassifierAnswer answer) {
    assertThat(answer).isInstanceOf(Classified.class);
    return ((Classified) answer).classification();
  }

  private static Manifest withTiers(Manifest manifest, List<String> tiers) {
    var output = new Manifest.Output(tiers, manifest.output().taskTypes(), 1, 1);
    return new Manifest(
        manifest.identity(), manifest.input(), output, manifest.origin(), Map.of(), Map.of());
  }

  private static Manifest withoutFeatures(Manifest manifest) {
    var input =
        new Manifest.Input(
            manifest.input().featureSchema(),
            new FeatureVectorizer(List.of()),
            manifest.input().maxTokens());
    return new Manifest(
        manifest.identity(), input, manifest.output(), manifest.origin(), Map.of(), Map.of());
  }
}
