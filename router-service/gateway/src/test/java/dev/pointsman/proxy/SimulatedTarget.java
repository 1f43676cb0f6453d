package dev.pointsman.proxy;

import dev.pointsman.proxy.AdaptiveLimit.Verdict;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/// A target with so many places, and five times as many clients as it can serve, in simulated time:
/// an answer takes 0.5 to 5 s, some calls are lost on the way, and who is turned away comes again
/// after a second.
final class SimulatedTarget {
  private static final double TURNED_AWAY = 0.02;
  private static final double RETRY_AFTER = 1;
  private static final double PATIENCE = 20;

  private final int places;
  private final double lost;
  private final boolean isQueueing;
  private final AdaptiveLimit limit;
  private final Random chance = new Random(20);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at));
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isHeard = true;
  private int inUse;
  private int answered;
  private double now;

  private record Event(double at, Runnable action) {}

  /// @param lost the share of the calls to which nothing ever comes
  /// @param isQueueing whether calls beyond the places wait, else they are refused
  SimulatedTarget(int places, double lost, boolean isQueueing, AdaptiveLimit limit) {
    this.places = places;
    this.lost = lost;
    this.isQueueing = isQueueing;
    this.limit = limit;
  }

  /// The same, and the limit hears nothing, so that it stays what it is.
  SimulatedTarget unheard() {
    isHeard = false;
    return this;
  }

  /// Answers in time a second, once the limit had time to settle.
  double goodput(double settling, double measured) {
    for (var client = 0; client < 5 * places; client++) {
      at(chance.nextDouble(), this::call);
    }
    runUntil(settling);
    answered = 0;
    runUntil(settling + measured);
    return answered / measured;
  }

  private void runUntil(double end) {
    while (!events.isEmpty() && events.element().at < end) {
      var event = events.remove();
      now = event.at;
      event.action.run();
    }
  }

  private void at(double time, Runnable action) {
    events.add(new Event(time, action));
  }

  private void call() {
    var ticket = limit.enter();
    if (ticket.isEmpty()) {
      at(now + RETRY_AFTER, this::call);
    } else if (chance.nextDouble() < lost) {
      ends(ticket.get(), now + PATIENCE, Verdict.OVERLOADED);
    } else if (inUse < places) {
      serve(ticket.get(), now);
    } else if (isQueueing) {
      var since = now;
      waiting.add(() -> serve(ticket.get(), since));
    } else {
      ends(ticket.get(), now + TURNED_AWAY, Verdict.OVERLOADED);
    }
  }

  private void serve(AdaptiveLimit.Ticket ticket, double since) {
    inUse++;
    var done = now + 0.5 + 4.5 * chance.nextDouble();
    at(done, this::free);
    var isInTime = done - since < PATIENCE;
    ends(
        ticket,
        isInTime ? done : Math.max(now, since + PATIENCE),
        isInTime ? Verdict.FINE : Verdict.OVERLOADED);
  }

  private void free() {
    inUse--;
    var next = waiting.poll();
    if (next != null) {
      next.run();
    }
  }

  private void ends(AdaptiveLimit.Ticket ticket, double time, Verdict verdict) {
    at(
        time,
        () -> {
          limit.leave(ticket, isHeard ? verdict : Verdict.NONE);
          answered += verdict == Verdict.FINE ? 1 : 0;
          at(now + (verdict == Verdict.FINE ? 0 : RETRY_AFTER), this::call);
        });
  }
}
