package dev.pointsman.fit;

import org.bytedeco.pytorch.global.torch;

/// While open, this thread computes alone: for products as small as the head's, sharing the work
/// costs ten times the work.
final class OneThread implements AutoCloseable {
  private final int before = torch.get_num_threads();

  OneThread() {
    torch.set_num_threads(1);
  }

  @Override
  public void close() {
    torch.set_num_threads(before);
  }
}
