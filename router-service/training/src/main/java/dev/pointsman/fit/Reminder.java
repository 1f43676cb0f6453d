package dev.pointsman.fit;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// What the loss asks for promises that are not kept: the divergence of a head's chances, as they
/// are served, from the promised ones, with nothing dropped (after Z. Li and D. Hoiem, Learning
/// without Forgetting, ECCV 2016).
final class Reminder {
  /// Of a chance, for its logarithm.
  private static final double LEAST = 1e-9;

  private final TensorStore weights;
  private final Calibration served;
  private final List<Recall.Promise> promises;

  private Reminder(TensorStore weights, Calibration served, List<Recall.Promise> promises) {
    this.weights = weights;
    this.served = served;
    this.promises = promises;
  }

  Reminder(TensorStore weights, Recall recall) {
    this(weights, recall.served(), recall.promises());
  }

  static Reminder ofNothing(TensorStore weights) {
    return new Reminder(weights, Calibration.NONE, List.of());
  }

  /// The price of one step.
  Tensor price() {
    var price = Native.of(new float[1], 1);
    for (var promise : promises) {
      var kept = Native.of(promise.chances());
      var now = torch.log_softmax(served(tiers(promise.rows())), 1);
      var divergence = kept.mul(kept.clamp_min(new Scalar(LEAST)).log().sub(now)).sum();
      price = price.add(divergence.mul(new Scalar(promise.weight() / promise.rows().size())));
    }
    return price.sum();
  }

  private Tensor tiers(HeadExamples rows) {
    return new Head(weights, 0)
        .answers(Native.of(rows.pooled()), Native.of(rows.features()), Chance.none())
        .tier();
  }

  private Tensor served(Tensor logits) {
    var shift = served.tierShift();
    var added = new float[shift.size()];
    for (var i = 0; i < added.length; i++) {
      added[i] = shift.get(i).floatValue();
    }
    return logits.add(Native.of(added, added.length)).div(new Scalar(served.tierTemperature()));
  }
}
