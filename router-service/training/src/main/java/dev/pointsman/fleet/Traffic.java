package dev.pointsman.fleet;

import dev.pointsman.policy.LastChoice;
import dev.pointsman.unit.DecisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The fleet at work: session after session, each a tenant with one task after the other. A failed
/// try that is noticed is repeated one tier higher, by the tenant's own wish.
final class Traffic {
  /// Three tasks a session on average.
  private static final double GOES_ON = 2.0 / 3;

  private final FleetWorld world;
  private final Habits habits;
  private final Feedback feedback;

  /// What the world draws and what people say are drawn apart: other reports, same world.
  private final Random chance;

  private final Random reports;
  private int sessions;

  Traffic(FleetWorld world, Habits habits, Feedback feedback, long seed) {
    this.world = world;
    this.habits = habits;
    this.feedback = feedback;
    this.chance = new Random(seed);
    this.reports = new Random(~seed);
  }

  /// Whole sessions, until so many decisions are made.
  List<Visit> visits(Router router, int decisions) {
    var visits = new ArrayList<Visit>();
    var made = 0;
    while (made < decisions) {
      for (var visit : session(router)) {
        made += visit.decisions();
        visits.add(visit);
      }
    }
    return visits;
  }

  private List<Visit> session(Router router) {
    var tenant = world.tenant(chance);
    var session = tenant.name() + "-" + sessions++;
    var visits = new ArrayList<Visit>();
    var last = LastChoice.unknown();
    do {
      var id = new DecisionId(session + "-" + visits.size());
      var asked = new Visit.Asked(id, session, tenant, world.asked(tenant, chance));
      var visit = visit(router, asked, last);
      visits.add(visit);
      var reached = visit.rank() + visit.decisions() - 1;
      last = new LastChoice.OfTier(router.policy().ladder().tier(reached));
    } while (chance.nextDouble() < GOES_ON);
    return visits;
  }

  private Visit visit(Router router, Visit.Asked asked, LastChoice last) {
    var decision = router.decide(asked.task(), last, asked.id());
    var truths = asked.task().drawn(chance);
    var said = new ArrayList<Boolean>();
    var rank = decision.tier().rank();
    said.add(said(asked, rank, truths));
    while (!truths.get(rank)
        && rank + 1 < truths.size()
        && chance.nextDouble() < habits.noticed()) {
      rank++;
      said.add(said(asked, rank, truths));
    }
    return new Visit(asked, decision.tier().rank(), decision.propensity(), truths, said);
  }

  private boolean said(Visit.Asked asked, int rank, List<Boolean> truths) {
    return feedback.said(asked.tenant(), rank == truths.size() - 1, truths.get(rank), reports);
  }
}
