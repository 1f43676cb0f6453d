package dev.pointsman.fit;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// The dropout of one step. Its masks come from a generator of its own, on the CPU, so that neither
/// another thread nor the device changes them. libtorch's own dropout shares one generator in the
/// process and draws a number per unit; here a byte decides, eight to a draw.
final class Chance {
  private static final int LEVELS = 256;

  private final GeneratorOptional generator;

  private Chance(GeneratorOptional generator) {
    this.generator = generator;
  }

  /// Nothing is dropped.
  static Chance none() {
    return new Chance(new GeneratorOptional());
  }

  static Chance seeded(long seed) {
    return new Chance(new GeneratorOptional(torch.createCPUGenerator(seed)));
  }

  /// Zeroes a share of the units and scales the others up; the rate is rounded to 1/256.
  Tensor drop(Tensor units, double rate) {
    var dropped = (int) Math.round(rate * LEVELS);
    if (!generator.has_value() || dropped == 0) {
      return units;
    }
    var kept = Native.placed(bytes(units).ge(scalar(dropped)));
    return units.mul(kept).mul(scalar((double) LEVELS / (LEVELS - dropped)));
  }

  private Tensor bytes(Tensor units) {
    var count = units.numel();
    var draws =
        torch.empty(
            new long[] {(count + 7) / 8},
            new TensorOptions(ScalarType.Long),
            new MemoryFormatOptional());
    draws.random_(Long.MIN_VALUE, new LongOptional(), generator);
    return draws.view(ScalarType.Byte).narrow(0, 0, count).view(units.shape());
  }

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }
}
