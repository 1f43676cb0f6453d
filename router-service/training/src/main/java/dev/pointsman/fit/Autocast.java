package dev.pointsman.fit;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// While open, this thread computes products in the wanted precision. The cache of converted
/// weights stays off: it would serve a weight as it was before the last step.
final class Autocast implements AutoCloseable {
  private final boolean before;

  Autocast(Precision precision) {
    before = torch.is_autocast_enabled(Native.device());
    torch.set_autocast_cache_enabled(false);
    torch.set_autocast_dtype(Native.device(), ScalarType.BFloat16);
    torch.set_autocast_enabled(Native.device(), precision == Precision.BFLOAT16);
  }

  @Override
  public void close() {
    torch.set_autocast_enabled(Native.device(), before);
  }
}
