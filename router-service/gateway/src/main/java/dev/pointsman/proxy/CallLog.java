package dev.pointsman.proxy;

import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one call has been through so far.
final class CallLog {
  private final long start = System.nanoTime();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private String stopReason = "";

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  void note(List<String> more) {
    notes.addAll(more);
  }

  void stopped(String reason) {
    stopReason = reason;
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  boolean isEmpty() {
    return attempts.isEmpty();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Served served(Ending ending, int status) {
    return new Served(ending, status, attempts, stopReason, elapsed(), List.copyOf(notes));
  }
}
