package dev.pointsman.onnx;

import ai.onnxruntime.OrtException;

/// ONNX Runtime refused to run a graph that it had loaded.
public final class OnnxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OnnxFailure(String what, OrtException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
