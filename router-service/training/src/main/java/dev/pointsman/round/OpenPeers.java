package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A model's folder and those of its peers, ready to answer.
record OpenPeers(List<OnnxClassifier> byFold) implements AutoCloseable {
  static OpenPeers of(ModelBundle model, List<ModelBundle> peers) {
    var opened = new OpenPeers(new ArrayList<>());
    try {
      Stream.concat(Stream.of(model), peers.stream())
          .map(bundle -> OnnxClassifier.open(bundle, ClassifierSettings.batch()))
          .forEach(opened.byFold::add);
      return opened;
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  Peers peers() {
    return new Peers(List.copyOf(byFold));
  }

  @Override
  public void close() {
    byFold.forEach(OnnxClassifier::close);
  }
}
