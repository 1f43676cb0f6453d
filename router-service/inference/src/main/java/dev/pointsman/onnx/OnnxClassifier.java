package dev.pointsman.onnx;

import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Classifies requests with an artifact. The encoder runs once per text, the head at every call, so
/// that features which change within a turn cost next to nothing. Shared by threads; the same
/// request gets the same answer whatever else runs.
public final class OnnxClassifier implements Classifier, AutoCloseable {
  private static final int WARM_RUNS = 4;
  private static final String NOT_FINITE = "expected finite logits, got NaN or infinity";
  private static final String LONG_TEXT = "warm ".repeat(1_000);

  private final Manifest manifest;
  private final LoadedModel model;
  private final PooledTexts texts;

  private OnnxClassifier(Manifest manifest, LoadedModel model, ClassifierSettings settings) {
    this.manifest = manifest;
    this.model = model;
    texts = new PooledTexts(settings, this::pooled);
  }

  /// Opens and warms up the artifact; throws [BundleRefused] where its parts do not fit together.
  public static OnnxClassifier open(ModelBundle bundle, ClassifierSettings settings) {
    var model = LoadedModel.open(bundle, settings.threadsPerText());
    try {
      var classifier = new OnnxClassifier(bundle.manifest(), model, settings);
      classifier.warmUp();
      return classifier;
    } catch (OnnxFailure unusable) {
      model.close();
      throw new BundleRefused(bundle.encoder().getFileName().toString(), unusable);
    } catch (BundleRefused refused) {
      model.close();
      throw refused;
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  @Override
  public ClassifierAnswer classify(RequestFeatures features) {
    try {
      var pooled = texts.vector(features.text());
      return answer(pooled, manifest.input().features().vector(features.values()));
    } catch (TimeoutException late) {
      return new Unavailable(Cause.LATE, "the encoder did not answer in time");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Unavailable(Cause.LATE, "interrupted while waiting for the encoder");
    } catch (OnnxFailure broken) {
      return new Unavailable(Cause.BROKEN, "the runtime failed: " + broken.getMessage());
    }
  }

  private ClassifierAnswer answer(PooledVector pooled, float[] features) {
    var logits = model.head().logits(pooled.components(), features);
    if (!logits.areFinite()) {
      return new Unavailable(Cause.BROKEN, NOT_FINITE);
    }
    return new Classified(logits.classification(manifest.output(), manifest.identity().label()));
  }

  private PooledVector pooled(ClassifierText text) {
    var encoded = model.tokenizer().encode(text, manifest.input().maxTokens());
    return new PooledVector(model.encoder().pooled(encoded));
  }

  /// A full window and a short one, so that the first request finds memory and code in place.
  private void warmUp() {
    var features = new float[manifest.input().features().width()];
    for (var prompt : List.of(LONG_TEXT, "warm")) {
      for (var run = 0; run < WARM_RUNS; run++) {
        var pooled = pooled(new ClassifierText(prompt, ""));
        if (!model.head().logits(pooled.components(), features).areFinite()) {
          throw new BundleRefused(manifest.identity().label(), "expected an answer: " + NOT_FINITE);
        }
      }
    }
  }

  @Override
  public void close() {
    texts.close();
    model.close();
  }
}
