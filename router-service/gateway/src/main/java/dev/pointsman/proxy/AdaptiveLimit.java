package dev.pointsman.proxy;

import java.util.Optional;

/// How many calls a target may have under way: as many as configured, until it says that this is
/// too much; then fewer, and more again step by step while all of them are in use. Thread-safe.
///
/// Additive increase and multiplicative decrease (Chiu and Jain, 1989), once a round: as many
/// answers as the limit, to calls that began after its last change. Factor and step are those of
/// Netflix's `concurrency-limits`. Neither slowness nor a lost call counts: a model takes half a
/// second or a minute, whatever its load. `decisions/0016-a-limit-that-finds-itself.md` says more.
final class AdaptiveLimit {
  static final int FEWEST = 4;

  private static final double TOLERATED = 0.1;
  private static final double LEAST_DECREASE = 0.9;
  private static final double MOST_DECREASE = 0.5;

  private final int most;
  private double limit;
  private int underWay;
  private Round round = new Round();

  AdaptiveLimit(int most) {
    this.most = most;
    this.limit = most;
  }

  /// What a call said of its target's load.
  enum Verdict {
    FINE,
    OVERLOADED,
    /// The client left, or there was no connection.
    NONE
  }

  /// The right to have one call under way. To be given back once.
  record Ticket(Round round) {}

  /// What was heard since the last change.
  private static final class Round {
    private int answers;
    private int overloads;
    private boolean wasFull;
    private int leastUnderWay = Integer.MAX_VALUE;
  }

  /// Empty when the target has its hands full.
  synchronized Optional<Ticket> enter() {
    if (underWay >= limit()) {
      round.wasFull = true;
      return Optional.empty();
    }
    underWay++;
    return Optional.of(new Ticket(round));
  }

  synchronized void leave(Ticket ticket, Verdict verdict) {
    underWay--;
    if (verdict != Verdict.NONE && ticket.round == round) {
      hear(verdict);
    }
  }

  /// The limit in force.
  synchronized int limit() {
    return (int) limit;
  }

  synchronized int underWay() {
    return underWay;
  }

  private void hear(Verdict verdict) {
    round.answers++;
    if (verdict == Verdict.OVERLOADED) {
      round.overloads++;
      round.leastUnderWay = Math.min(round.leastUnderWay, underWay);
    }
    if (round.overloads > TOLERATED * limit) {
      change(Math.clamp(round.leastUnderWay, limit * MOST_DECREASE, limit * LEAST_DECREASE));
    } else if (round.answers >= limit()) {
      change(round.wasFull ? limit + Math.sqrt(limit) : limit);
    }
  }

  private void change(double next) {
    limit = Math.clamp(next, Math.min(FEWEST, most), (double) most);
    round = new Round();
  }
}
