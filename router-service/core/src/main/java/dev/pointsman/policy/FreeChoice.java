package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.Usd;
import java.util.List;

/// Chooses for a call whose client forces nothing. The first of these that applies decides:
/// housekeeping has its place; a tool loop stays where it is; without a classification the
/// session's tier serves; else the least expected cost within the rules and the cap, or what is
/// drawn in its place.
final class FreeChoice {
  private final Ladder ladder;
  private final PolicySettings settings;
  private final Explorer explorer;

  FreeChoice(Ladder ladder, PolicySettings settings) {
    this.ladder = ladder;
    this.settings = settings;
    this.explorer = new Explorer(ladder);
  }

  Chosen choose(Call call) {
    var anywhere = Landing.regardlessOfCost(ladder, call.outlook());
    if (call.terms().kind().isHousekeeping()) {
      return anywhere.land(housekeeping(call.terms()));
    }
    var demanded = bounds(call);
    var last = call.terms().last().lastTier();
    if (call.isHeld() && last.isPresent()) {
      return anywhere.land(held(call, last.get(), demanded));
    }
    var bounds = keptCheap(call, demanded);
    var landing = new Landing(ladder, call.outlook(), bounds.floor(), cap(call));
    return switch (call.answer()) {
      case ClassifierAnswer.Unavailable(_, var reason) ->
          landing.land(withoutClassifier(call.terms().last(), bounds, reason));
      case ClassifierAnswer.Classified _ -> {
        var greedy = landing.land(cheapest(call, bounds, landing));
        yield cascading(explorer.draw(call, bounds, landing, greedy), bounds, landing);
      }
    };
  }

  private Wish housekeeping(CallTerms terms) {
    var last = terms.last().lastTier();
    var tier =
        switch (HousekeepingTiers.DEFAULT.of(terms.kind())) {
          case LOWEST -> ladder.lowest();
          case LAST_OR_LOWEST -> last.orElse(ladder.lowest());
          case LAST_OR_MIDDLE -> last.orElse(ladder.middle());
          case TOP -> ladder.top();
        };
    var sentence = "a %s call goes to %s".formatted(terms.kind().label(), tier.name());
    return new Wish(tier.rank(), List.of()).with("housekeeping", sentence);
  }

  private Bounds bounds(Call call) {
    var bounds = settings.rules().bind(call.features(), words(call), ladder);
    var minimum = call.terms().control().minimum();
    if (minimum.equals(ladder.lowest())) {
      return bounds;
    }
    var said = new Reason("minimum-asked", "the client asks for at least " + minimum.name());
    return bounds.and(Bounds.atLeast(minimum, ladder.top(), said));
  }

  /// What the client will pay stands above what the rules demand, though not above the minimum that
  /// it asks for itself: where no tier within both keeps its limit, the best one that does serves.
  private static Bounds keptCheap(Call call, Bounds demanded) {
    var control = call.terms().control();
    if (!control.limitsCost()) {
      return demanded;
    }
    var outlook = call.outlook();
    var kept =
        outlook.costs().stream()
            .filter(outlook::isUsable)
            .filter(cost -> cost.call().compareTo(control.maxCost()) <= 0)
            .map(TierCost::tier)
            .filter(tier -> tier.rank() >= control.minimum().rank())
            .toList();
    if (kept.isEmpty() || kept.getLast().rank() >= demanded.floor()) {
      return demanded;
    }
    var sentence =
        "the client pays at most %s, which no tier that the rules allow keeps: %s does"
            .formatted(control.maxCost(), kept.getLast().name());
    return demanded.replacedBy(kept.getLast(), new Reason("limit-asked", sentence));
  }

  private PromptWords.Found words(Call call) {
    return switch (call.terms().words()) {
      case PromptWords.Found found -> found;
      case PromptWords.Unread() -> settings.rules().wordsIn(call.features().text().prompt());
    };
  }

  private Usd cap(Call call) {
    var asked = call.terms().control().maxCost();
    return asked.compareTo(settings.maxCost()) < 0 ? asked : settings.maxCost();
  }

  /// Changing the model inside a tool loop breaks caches and signed thinking, so even rules and
  /// caps wait.
  private static Wish held(Call call, Tier last, Bounds bounds) {
    var wish = new Wish(last.rank(), bounds.reasons());
    if (call.terms().window() == SwitchWindow.REPEATED_CALL) {
      return wish.with("repeated-call", "stays with %s for a repeated call".formatted(last.name()));
    }
    return wish.with("tool-loop", "stays with %s until the tool loop ends".formatted(last.name()));
  }

  private Wish withoutClassifier(LastChoice choice, Bounds bounds, String why) {
    var last = choice.lastTier();
    var tier = last.orElse(settings.fallback());
    var origin = last.isPresent() ? "the session's last tier" : "the configured fallback";
    var sentence = "no classification (%s): %s, %s".formatted(why, origin, tier.name());
    return new Wish(bounds.nearest(tier), bounds.reasons())
        .with("classifier-unavailable", sentence);
  }

  private Wish cheapest(Call call, Bounds bounds, Landing landing) {
    var outlook = call.outlook();
    var best = outlook.best(bounds);
    if (best.isEmpty()) {
      return new Wish(bounds.floor(), bounds.reasons());
    }
    var staying = call.terms().last().lastTier().filter(bounds::allow).flatMap(outlook::at);
    if (staying.isPresent() && isWorthStaying(staying.get(), best.get(), landing)) {
      var sentence =
          "stays with %s: %s would not save enough to switch"
              .formatted(staying.get().tier().name(), best.get().tier().name());
      return new Wish(staying.get().tier().rank(), bounds.reasons()).with("session", sentence);
    }
    var isLeast = outlook.best(Bounds.upTo(ladder.top())).equals(best);
    var sentence =
        "%s has the least expected cost%s, %s"
            .formatted(
                best.get().tier().name(),
                isLeast ? "" : " of the tiers allowed",
                best.get().expected());
    return new Wish(best.get().tier().rank(), bounds.reasons()).with("expected-cost", sentence);
  }

  private boolean isWorthStaying(TierCost staying, TierCost best, Landing landing) {
    return !staying.tier().equals(best.tier())
        && landing.outlook().isUsable(staying)
        && landing.isCheapEnough(staying)
        && staying.expected().times(1 - settings.switchMargin()).compareTo(best.expected()) <= 0;
  }

  /// Rules and caps bind the escalations too.
  private static Chosen cascading(Chosen chosen, Bounds bounds, Landing landing) {
    var plan = chosen.plan();
    var cascade =
        landing
            .outlook()
            .cascade(
                plan.chosen(), cost -> bounds.allow(cost.tier()) && landing.isCheapEnough(cost));
    return new Chosen(
        new RoutePlan(plan.chosen(), plan.fallbacks(), cascade),
        chosen.reasons(),
        chosen.chances());
  }
}
