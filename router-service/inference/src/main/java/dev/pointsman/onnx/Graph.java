package dev.pointsman.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.pointsman.bundle.BundleRefused;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One loaded ONNX graph: opens the native session, checks its signature, closes it. Shared by
/// threads.
final class Graph implements AutoCloseable {
  static final OrtEnvironment RUNTIME = runtime();
  private static final long ANY = -1;

  /// A thread that helps is needed again within microseconds, at the next operator. One that waits
  /// longer must not burn the core that the next request needs.
  private static final String SPIN_MICROSECONDS = "20";

  private final OrtSession session;
  private final String file;

  private static OrtEnvironment runtime() {
    Telemetry.forbid();
    return OrtEnvironment.getEnvironment();
  }

  private Graph(OrtSession session, String file) {
    this.session = session;
    this.file = file;
  }

  static Graph open(Path path, int threads) {
    var file = path.getFileName().toString();
    try (var options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.addConfigEntry("session.intra_op.spin_duration_us", SPIN_MICROSECONDS);
      return new Graph(RUNTIME.createSession(path.toString(), options), file);
    } catch (OrtException wrong) {
      throw new BundleRefused(file, wrong);
    }
  }

  void requireInput(String name, long... shape) {
    try {
      require("input " + name, session.getInputInfo().get(name), shape);
    } catch (OrtException wrong) {
      throw new BundleRefused(file, wrong);
    }
  }

  void requireOutput(String name, long... shape) {
    try {
      require("output " + name, session.getOutputInfo().get(name), shape);
    } catch (OrtException wrong) {
      throw new BundleRefused(file, wrong);
    }
  }

  /// The last dimension of an output: its width.
  long width(String output) {
    try {
      var info = session.getOutputInfo().get(output);
      if (info != null && info.getInfo() instanceof TensorInfo tensor) {
        var shape = tensor.getShape();
        return shape[shape.length - 1];
      }
      throw new BundleRefused(file, "expected output %s, found none".formatted(output));
    } catch (OrtException wrong) {
      throw new BundleRefused(file, wrong);
    }
  }

  private void require(String what, @Nullable NodeInfo info, long[] shape) {
    if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
      throw new BundleRefused(file, "expected %s, found none".formatted(what));
    }
    if (!Arrays.equals(tensor.getShape(), shape)) {
      throw new BundleRefused(
          file,
          "%s: expected shape %s, got %s (%d means any)"
              .formatted(what, Arrays.toString(shape), Arrays.toString(tensor.getShape()), ANY));
    }
  }

  OrtSession.Result run(Map<String, OnnxTensor> inputs) throws OrtException {
    return session.run(inputs);
  }

  static float[] floats(OrtSession.Result result, String output) {
    var tensor = (OnnxTensor) result.get(output).orElseThrow();
    var buffer = tensor.getFloatBuffer();
    var floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException broken) {
      throw new OnnxFailure("cannot close " + file, broken);
    }
  }
}
