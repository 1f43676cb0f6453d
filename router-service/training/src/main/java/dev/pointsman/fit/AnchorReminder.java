package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Reminds of an anchor's chances on rows that are no traffic: dear is the divergence of the new
/// from the old, nothing dropped, both as they are served (Z. Li and D. Hoiem, Learning without
/// Forgetting, ECCV 2016).
final class AnchorReminder implements Reminder {
  private final TensorStore weights;
  private final TensorStore anchor;
  private final Recall recall;

  AnchorReminder(TensorStore weights, TensorStore anchor, Recall recall) {
    this.weights = weights;
    this.anchor = anchor;
    this.recall = recall;
  }

  @Override
  public Tensor price(HeadExamples examples, List<Integer> batch) {
    var labels = examples.labels();
    var reminded =
        batch.stream().filter(row -> labels.get(row).source() != Source.JOURNAL).toList();
    if (reminded.isEmpty()) {
      return NONE.price(examples, batch);
    }
    var now = torch.log_softmax(served(tiers(weights, examples, reminded)), 1);
    var before = torch.log_softmax(asBefore(tiers(anchor, examples, reminded)), 1);
    var divergence = before.exp().mul(before.sub(now)).sum();
    return divergence.mul(new Scalar(recall.strength() / batch.size()));
  }

  private static Tensor tiers(TensorStore head, HeadExamples examples, List<Integer> rows) {
    return new Head(head, 0)
        .answers(
            Native.of(Rows.picked(examples.pooled(), rows)),
            Native.of(Rows.picked(examples.features(), rows)),
            Chance.none())
        .tier();
  }

  private Tensor asBefore(Tensor logits) {
    return logits.div(new Scalar(recall.temperature()));
  }

  private Tensor served(Tensor logits) {
    var shift = recall.served().tierShift();
    var added = new float[shift.size()];
    for (var i = 0; i < added.length; i++) {
      added[i] = shift.get(i).floatValue();
    }
    return logits
        .add(Native.of(added, added.length))
        .div(new Scalar(recall.served().tierTemperature()));
  }
}
