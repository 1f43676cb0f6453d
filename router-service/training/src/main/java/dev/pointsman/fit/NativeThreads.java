package dev.pointsman.fit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// While open, libtorch and OpenBLAS compute with so many threads. The number is a part of what
/// comes out, for it says in which order sums are taken; and OpenBLAS has one setting a process. So
/// works that want other numbers wait for each other, and those that want the same share it.
final class NativeThreads implements AutoCloseable {
  private static final int MANY = Native.threads();
  private static final Setting SETTING = new Setting();

  private final int before = Native.threads();

  private NativeThreads(int wanted) {
    SETTING.share(wanted);
    torch.set_num_threads(wanted);
  }

  /// As many as libtorch chose when the process began: for an encoder.
  static NativeThreads many() {
    return new NativeThreads(MANY);
  }

  /// The calling thread alone: for products as small as a head's OpenBLAS loses ten times more by
  /// waiting for its other threads than it wins, on a busy machine.
  static NativeThreads one() {
    return new NativeThreads(1);
  }

  @Override
  public void close() {
    torch.set_num_threads(before);
    SETTING.leave();
  }

  /// OpenBLAS's, with how many works share it.
  private static final class Setting {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int number;
    private int works;

    void share(int wanted) {
      lock.lock();
      try {
        while (works > 0 && number != wanted) {
          changed.awaitUninterruptibly();
        }
        number = wanted;
        works++;
        openblas_nolapack.blas_set_num_threads(wanted);
      } finally {
        lock.unlock();
      }
    }

    void leave() {
      lock.lock();
      try {
        works--;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
