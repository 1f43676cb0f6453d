package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.Sessions.CallSketch;
import dev.pointsman.outcome.Fact;
import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Sessions of one prompt each whose truth is known, seen by witnesses that err at known rates.
final class SimulatedWork {
  private final Random random;
  private final double baseRate;
  private final List<Work> all = new ArrayList<>();

  /// A session whose first step is judged, and whether its tier sufficed.
  record Work(SessionHistory session, boolean sufficed) {}

  /// How often each witness speaks and is right.
  record Witness(double speaks, double right) {}

  SimulatedWork(long seed, double baseRate) {
    this.random = new Random(seed);
    this.baseRate = baseRate;
  }

  List<Work> all() {
    return all;
  }

  /// Work seen by those who deliver, rate and test, and by what the person did next.
  SimulatedWork add(int count, Witness delivery, Witness rating, Witness tests, Witness next) {
    for (var i = 0; i < count; i++) {
      var sufficed = random.nextDouble() < baseRate;
      var session = session(sufficed, next);
      session = seen(session, delivery, sufficed, new Fact.Shipped(), new Fact.Failed());
      session = seen(session, rating, sufficed, new Fact.Rating(5), new Fact.Rating(1));
      session = seen(session, tests, sufficed, new Fact.Tests(1, 0), new Fact.Tests(0, 1));
      all.add(new Work(session, sufficed));
    }
    return this;
  }

  private SessionHistory session(boolean sufficed, Witness next) {
    var first = call().stop("end_turn").with("edited_in_turn", 0);
    if (random.nextDouble() >= next.speaks()) {
      return Sessions.session(first);
    }
    var isRight = random.nextDouble() < next.right();
    return Sessions.session(first, second(isRight == sufficed));
  }

  private static CallSketch second(boolean isOther) {
    return call().stop("").prompt(isOther ? "h2" : "h1");
  }

  private SessionHistory seen(
      SessionHistory session, Witness witness, boolean sufficed, Fact good, Fact bad) {
    if (random.nextDouble() >= witness.speaks()) {
      return session;
    }
    var isRight = random.nextDouble() < witness.right();
    return reported(session, decision(0), isRight == sufficed ? good : bad);
  }

  /// The first so many sessions, with a person's word on the truth of each.
  static List<SessionHistory> told(List<Work> work) {
    return work.stream()
        .map(one -> {
          var tier = new Fact.Label(one.sufficed() ? "fast" : "premium");
          return reported(one.session(), decision(0), tier);
        })
        .toList();
  }

  static VoteCounts counted(List<SessionHistory> sessions) {
    var counts = new VoteCounts(Voting.DEFAULT);
    sessions.forEach(counts::add);
    return counts;
  }

  static VoteCounts counted(SimulatedWork work) {
    return counted(work.all.stream().map(Work::session).toList());
  }

  static SessionHistory of(TenantId tenant, SessionHistory session) {
    return new SessionHistory(tenant, session.session(), session.decisions(), session.outcomes());
  }
}
