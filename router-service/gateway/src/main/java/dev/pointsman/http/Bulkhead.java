package dev.pointsman.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets so many in at once and has the others wait, in the order in which they came. Virtual
/// threads are not preempted: without it a burst of long computations would stand before whatever
/// else has become ready meanwhile, however short. Shared by threads.
final class Bulkhead {
  private final Semaphore places;

  Bulkhead(int places) {
    this.places = new Semaphore(places, true);
  }

  /// For computations: leaves one processor to what else there is to do, where there are several.
  static Bulkhead sparingOneProcessor() {
    return new Bulkhead(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  /// Computes when there is a place, and gives it back whatever comes of it.
  <T> T inside(Supplier<T> computation) {
    places.acquireUninterruptibly();
    try {
      return computation.get();
    } finally {
      places.release();
    }
  }
}
