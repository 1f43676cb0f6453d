package dev.pointsman.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// Adam with decoupled weight decay and clipped gradients, written out so that its state can be
/// saved and restored exactly. Biases and normalisation weights do not decay, nor does the tier
/// layer: the loss itself shrinks it.
final class AdamW implements AutoCloseable {
  private static final double MOMENTUM = 0.9;
  private static final double VARIANCE = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double LARGEST_NORM = 1;

  private final TensorStore weights;
  private final TensorStore means;
  private final TensorStore variances;
  private final RateSchedule schedule;
  private final double decay;

  AdamW(TensorStore weights, RateSchedule schedule, double decay) {
    this.weights = weights;
    this.schedule = schedule;
    this.decay = decay;
    this.means = TensorStore.constant(zeros(weights));
    this.variances = TensorStore.constant(zeros(weights));
  }

  /// Moves the weights along the gradients, and forgets these. The first step is 0.
  void step(int step) {
    try (var _ = Native.scope();
        var _ = new AutoGradMode(false)) {
      torch.clip_grad_norm_(gradients(), LARGEST_NORM);
      var rate = schedule.rate(step);
      for (var name : weights.names()) {
        move(name, rate * schedule.factor(name), step + 1);
        weights.get(name).mutable_grad().reset();
      }
    }
  }

  private TensorVector gradients() {
    return new TensorVector(weights.all().toArray(Tensor[]::new));
  }

  private void move(String name, double rate, int count) {
    var weight = weights.get(name);
    var gradient = weight.grad();
    if (!gradient.defined()) {
      return;
    }
    var mean = means.get(name);
    var variance = variances.get(name);
    mean.lerp_(gradient, scalar(1 - MOMENTUM));
    variance.mul_(scalar(VARIANCE)).addcmul_(gradient, gradient, scalar(1 - VARIANCE));
    if (weight.dim() > 1 && !name.startsWith("tier.")) {
      weight.mul_(scalar(1 - rate * decay));
    }
    var correction = Math.sqrt(1 - Math.pow(VARIANCE, count));
    var spread = variance.sqrt().add_(scalar(EPSILON * correction));
    var stride = rate * correction / (1 - Math.pow(MOMENTUM, count));
    weight.addcdiv_(mean, spread, scalar(-stride));
  }

  Map<String, FloatTensor> means() {
    return means.copied();
  }

  Map<String, FloatTensor> variances() {
    return variances.copied();
  }

  void restore(Map<String, FloatTensor> savedMeans, Map<String, FloatTensor> savedVariances) {
    means.overwrite(savedMeans);
    variances.overwrite(savedVariances);
  }

  @Override
  public void close() {
    means.close();
    variances.close();
  }

  private static Map<String, FloatTensor> zeros(TensorStore weights) {
    var zeros = new LinkedHashMap<String, FloatTensor>();
    for (var name : weights.names()) {
      zeros.put(name, zeros(weights.get(name)));
    }
    return zeros;
  }

  private static FloatTensor zeros(Tensor like) {
    var shape = Arrays.stream(like.shape()).mapToInt(Math::toIntExact).toArray();
    return FloatTensor.of(shape, new float[Math.toIntExact(like.numel())]);
  }

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }
}
