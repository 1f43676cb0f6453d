package dev.pointsman.fit;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/// What the loss asks beside the labels, so that a head keeps what it knew.
interface Reminder {
  /// Asks nothing.
  Reminder NONE = (_, _) -> Native.of(new float[1], 1);

  /// The price of what a head says of a batch, per row.
  Tensor price(HeadExamples examples, List<Integer> batch);
}
