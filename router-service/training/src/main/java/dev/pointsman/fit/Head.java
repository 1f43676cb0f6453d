package dev.pointsman.fit;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The head's forward pass in libtorch. Tiers are linear in the pooled vector and the features,
/// with weights of their own for calls whose trajectory is known: few rows have measured outcomes,
/// and a hidden layer wastes what they say. Task types have one hidden layer.
final class Head {
  private final TensorStore weights;
  private final double dropout;

  Head(TensorStore weights, double dropout) {
    this.weights = weights;
    this.dropout = dropout;
  }

  /// Logits of one batch, in native memory: they live as long as the step's scope.
  record Answers(Tensor tier, Tensor task) {}

  Answers answers(Tensor pooled, Tensor features, Chance chance) {
    var input = torch.cat(new TensorVector(pooled, features), 1);
    var hidden = torch.gelu(linear("hidden", chance.drop(input, dropout)));
    return new Answers(linear("tier", byTrajectory(input, features)), linear("task", hidden));
  }

  /// The input twice: where no trajectory is known the second half is zero, else the first.
  private Tensor byTrajectory(Tensor input, Tensor features) {
    var known = torch.linear(features, weights.get(HeadShape.TRAJECTORY).detach());
    var within = input.mul(known);
    return torch.cat(new TensorVector(input.sub(within), within), 1);
  }

  private Tensor linear(String name, Tensor input) {
    return torch.linear(
        input, weights.get(name + ".weight"), new TensorOptional(weights.get(name + ".bias")));
  }
}
