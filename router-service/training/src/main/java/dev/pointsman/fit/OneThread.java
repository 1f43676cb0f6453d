package dev.pointsman.fit;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// While open, products are computed on the calling thread alone. For those as small as the head's,
/// OpenBLAS loses ten times more by waiting for its other threads than it wins, on a busy machine.
/// Its setting is the process's: another training at the same time is slowed or sped, not changed.
final class OneThread implements AutoCloseable {
  private final int before = torch.get_num_threads();

  OneThread() {
    torch.set_num_threads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }

  @Override
  public void close() {
    torch.set_num_threads(before);
    openblas_nolapack.blas_set_num_threads(before);
  }
}
