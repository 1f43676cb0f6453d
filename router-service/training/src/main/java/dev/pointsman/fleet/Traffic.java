package dev.pointsman.fleet;

import dev.pointsman.outcome.Fact;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

/// The fleet at work: session after session, each a tenant with one task after the other. A try
/// that the tenant says failed is repeated one tier higher by the tenant's own wish, unless the
/// failure comes to light too late: people act as they report.
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
  List<Visit> visits(LiveModels models, int decisions) {
    var visits = new ArrayList<Visit>();
    var made = 0;
    while (made < decisions) {
      visits.add(visit(models));
      made += visits.getLast().decisions();
    }
    return visits;
  }

  /// What is asked, and what would come of it at each tier.
  ///
  /// @param noticed whether a failure there comes to light in time
  private record Asked(
      Tenant tenant, FleetTask task, List<Boolean> truths, List<Boolean> noticed) {}

  private Visit visit(LiveModels models) {
    var tenant = world.tenant(chance);
    var ledger = new Ledger(new TenantId(tenant.name()), sessions++);
    var router = models.of(ledger.session());
    var truths = new HashMap<DecisionId, List<Boolean>>();
    var last = LastChoice.unknown();
    do {
      var asked = asked(tenant);
      truths.put(ledger.next(), asked.truths());
      var reached = tried(router, asked, last, ledger);
      last = new LastChoice.OfTier(router.policy().ladder().tier(reached));
    } while (chance.nextDouble() < GOES_ON);
    models.ended(ledger.history());
    return new Visit(ledger.history(), truths);
  }

  private Asked asked(Tenant tenant) {
    var task = world.asked(tenant, chance);
    var truths = task.drawn(chance);
    var noticed = truths.stream().map(_ -> chance.nextDouble() < habits.noticed()).toList();
    return new Asked(tenant, task, truths, noticed);
  }

  /// Returns the rank of the last tier tried.
  private int tried(Router router, Asked asked, LastChoice last, Ledger ledger) {
    var entry = router.decided(asked.task(), last, ledger.next());
    var rank = entry.decision().tier().rank();
    while (!noted(entry, asked, ledger) && rank + 1 < asked.task().tiers()) {
      rank++;
      entry = router.repeated(asked.task(), rank, ledger.next());
    }
    return rank;
  }

  /// Returns whether the tenant leaves it there.
  private boolean noted(Ledger.Entry entry, Asked asked, Ledger ledger) {
    var rank = entry.decision().tier().rank();
    var atTop = rank == asked.task().tiers() - 1;
    var ships = feedback.said(asked.tenant(), atTop, asked.truths().get(rank), reports);
    var noticed = asked.noticed().get(rank);
    ledger.note(entry, fact(ships, noticed));
    return ships || !noticed;
  }

  /// What fails unnoticed is taken back later.
  private static Fact fact(boolean ships, boolean noticed) {
    if (ships) {
      return new Fact.Shipped();
    }
    return noticed ? new Fact.Failed() : new Fact.Reverted();
  }
}
