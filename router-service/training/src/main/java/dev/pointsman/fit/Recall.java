package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// What the loss asks of a head that learns from traffic: to think of all other rows as the head
/// before it did, and to be no surer of traffic than it is right. A temperature cannot do the
/// second: traffic is often of one kind, and dividing all logits makes what was said of the others
/// vague.
///
/// The first is the Kullback-Leibler divergence of the tiers' chances from those of the head before
/// (Li and Hoiem, Learning without Forgetting, 2016). The second is that from the mean chances on
/// the batch's traffic: labels smoothed towards how often each tier suffices (Szegedy et al.,
/// Rethinking the Inception Architecture for Computer Vision, 2016, section 7).
final class Recall {
  /// Chosen on two simulated fleets; see the decision 0022.
  private static final double OPINIONS = 3;

  private static final double SMOOTHING = 0.2;

  private static final double LEAST = 1e-12;

  private final TensorStore before;

  private Recall(TensorStore before) {
    this.before = before;
  }

  /// For a head without a past.
  static Recall ofNothing() {
    return new Recall(TensorStore.constant(Map.of()));
  }

  static Recall of(TensorStore before) {
    return new Recall(before);
  }

  /// Per row of the batch.
  Tensor price(Head.Answers answers, Targets targets) {
    if (before.names().isEmpty()) {
      return answers.tier().sum().mul(new Scalar(0.0));
    }
    var now = torch.log_softmax(answers.tier(), 1);
    var traffic = targets.of(Source.JOURNAL);
    var others = traffic.neg().add(new Scalar(1.0));
    return divergence(then(answers), now)
        .mul(others)
        .mul(new Scalar(OPINIONS))
        .add(divergence(usual(now, traffic), now).mul(traffic).mul(new Scalar(SMOOTHING)))
        .mean();
  }

  private Tensor then(Head.Answers answers) {
    var logits =
        torch.linear(
            answers.read(), before.get("tier.weight"), new TensorOptional(before.get("tier.bias")));
    return torch.log_softmax(logits, 1);
  }

  /// The logarithms of the mean chances on traffic.
  private static Tensor usual(Tensor now, Tensor traffic) {
    var rows = traffic.sum().clamp_min(new Scalar(1.0));
    var mean = now.exp().mul(traffic.unsqueeze(1)).sum(0).div(rows);
    return mean.clamp_min(new Scalar(LEAST)).log().detach();
  }

  /// Of each row, in nats, both in logarithms.
  private static Tensor divergence(Tensor wanted, Tensor found) {
    return wanted.exp().mul(wanted.sub(found)).sum(1);
  }
}
