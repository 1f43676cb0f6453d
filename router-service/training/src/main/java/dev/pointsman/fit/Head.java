package dev.pointsman.fit;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// The head's forward pass in libtorch: one hidden layer, then tiers and task types.
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
    var input = chance.drop(torch.cat(new TensorVector(pooled, features), 1), dropout);
    var hidden = torch.gelu(linear("hidden", input));
    return new Answers(linear("tier", hidden), linear("task", hidden));
  }

  private Tensor linear(String name, Tensor input) {
    return torch.linear(
        input, weights.get(name + ".weight"), new TensorOptional(weights.get(name + ".bias")));
  }
}
