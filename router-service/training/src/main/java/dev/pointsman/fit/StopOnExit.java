package dev.pointsman.fit;

import java.util.concurrent.CountDownLatch;

/// While open, the end of the process waits until the thread that opened it has finished its step
/// and saved its state: ending inside libtorch would crash, and lose what was learnt.
final class StopOnExit implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  StopOnExit() {
    var training = Thread.currentThread();
    hook = new Thread(() -> stop(training), "stop-training");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Thread training) {
    training.interrupt();
    try {
      ended.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending: the hook is running and has just been told to go on.
    }
  }
}
