package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// The training loss: the negative log of the probability mass on a row's admissible tiers, and of
/// that on its admissible task types. Sources with a ladder of their own shift the tier logits by a
/// learnt bias that is shrunk towards zero, as the tier layer is.
final class Losses {
  private static final double SHRINKAGE = 0.01;

  private final TensorStore weights;
  private final Ridge ridge;

  /// The tier layer is shrunk towards zero.
  Losses(TensorStore weights) {
    this.weights = weights;
    this.ridge = Ridge.towardsZero(weights);
  }

  /// The tier layer is shrunk towards that of another head.
  Losses(TensorStore weights, TensorStore anchor) {
    this.weights = weights;
    this.ridge = Ridge.towards(anchor, weights);
  }

  Tensor of(Head.Answers answers, Targets targets) {
    var bias = bias();
    var tier = answers.tier().add(bias.index_select(0, targets.sources()));
    return missed(tier, targets.tierPenalty(), targets.tierWeight())
        .add(missed(answers.task(), targets.taskPenalty(), targets.taskWeight()))
        .add(bias.square().sum().mul(new Scalar(SHRINKAGE)))
        .add(ridge.price());
  }

  /// Tier logits on the ladder of each row's own source.
  Tensor biased(Tensor tier, Tensor sources) {
    return tier.add(bias().index_select(0, sources));
  }

  private Tensor bias() {
    var sources = Source.values();
    var free = new float[sources.length];
    for (var i = 0; i < free.length; i++) {
      free[i] = SourceBias.served(sources[i]) ? 0 : 1;
    }
    return weights.get(HeadShape.SOURCE_BIAS).mul(Native.of(free, free.length, 1));
  }

  private static Tensor missed(Tensor logits, Tensor penalty, Tensor weight) {
    var all = torch.logsumexp(logits, 1);
    var admissible = torch.logsumexp(logits.add(penalty), 1);
    return all.sub(admissible).mul(weight).mean();
  }
}
