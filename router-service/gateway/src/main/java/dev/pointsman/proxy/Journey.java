package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.proxy.Visit.Step;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One call on its way: the targets in turn, the tries at each.
final class Journey {
  private static final int MOST_ESCALATIONS = 2;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Relay relay;
  private final Scene scene;
  private final AnswerCheck check;
  private final Backoff backoff;
  private int sent;
  private int escalations;
  private @Nullable Trouble told;
  private Step.@Nullable Whole held;

  Journey(Relay relay, Scene scene, AnswerCheck check) {
    this.relay = relay;
    this.scene = scene;
    this.check = check;
    this.backoff = relay.backoff();
  }

  Served carryOut() {
    try {
      return served(throughTargets());
    } catch (ClientGone _) {
      return served(Ending.CLIENT_GONE);
    }
  }

  private Served served(Ending ending) {
    return scene.log().served(ending, scene.front().status());
  }

  private Ending throughTargets() throws ClientGone {
    for (var target : scene.call().targets()) {
      if (held == null || isWorthIt(target, held.delivery().target().tier())) {
        var ending = at(target);
        if (ending.isPresent()) {
          return ending.get();
        }
      }
    }
    return fail(told == null ? nothingLeft() : told);
  }

  /// Whether an answer of this target is worth having after one of the other tier.
  private boolean isWorthIt(Target target, Tier after) {
    return target.tier().rank() > after.rank() && scene.call().cascade().contains(target.tier());
  }

  private static Trouble nothingLeft() {
    return new Trouble.Ours(Result.REJECTED, 502, "no target could take the call");
  }

  /// The end of the call, or empty when the next target is to be asked.
  private Optional<Ending> at(Target target) throws ClientGone {
    var provider = relay.providers().named(target.offer().provider());
    return switch (relay.roads().to(scene.call(), target, provider)) {
      case Road.Closed(var reason) -> onward(new Trouble.Ours(Result.REJECTED, 400, reason));
      case Road.Known(var answer, var note) -> Optional.of(answer(target, answer, note));
      case Road.Open open -> tries(target, provider, open);
    };
  }

  /// Without asking any provider.
  private Ending answer(Target target, Body answer, String note) throws ClientGone {
    scene.log().note(List.of(note));
    scene.front().answer(answer, target);
    return Ending.ANSWERED;
  }

  private Optional<Ending> tries(Target target, Provider provider, Road.Open road)
      throws ClientGone {
    for (var tries = 1; mayAsk(provider); tries++) {
      var step = new Visit(relay, scene, target, provider, road, check != AnswerCheck.NONE).step();
      charge(provider, step);
      if (!(step instanceof Step.Again(var trouble))) {
        return settle(step);
      }
      onward(trouble);
      if (!backoff.isAllowed(tries, trouble.retryAfter())) {
        return Optional.empty();
      }
      if (!scene.presence().pause(backoff.pause(tries, trouble.retryAfter()))) {
        throw new ClientGone();
      }
    }
    return onward(spent(provider));
  }

  private Optional<Ending> settle(Step step) throws ClientGone {
    return switch (step) {
      case Step.Done(var ending) -> Optional.of(ending);
      case Step.Failed(var trouble) -> Optional.of(fail(trouble));
      case Step.Again(var trouble) -> onward(trouble);
      case Step.Onward(var trouble) -> onward(trouble);
      case Step.Skipped(var trouble) -> onward(trouble);
      case Step.Rejected(var trouble) -> rejected(trouble);
      case Step.Whole whole -> checked(whole);
    };
  }

  /// The client is told what befell the target that was chosen for it.
  private Optional<Ending> onward(Trouble trouble) {
    told = told == null ? trouble : told;
    return Optional.empty();
  }

  /// A stand-in that refuses the call says little about it: another may not.
  private Optional<Ending> rejected(Trouble trouble) throws ClientGone {
    return told == null ? Optional.of(fail(trouble)) : Optional.empty();
  }

  /// The first try of a call is free; what comes after it is an extra burden on the provider.
  private boolean mayAsk(Provider provider) {
    return sent == 0 || relay.budget(provider).take();
  }

  /// Only what was sent is a try: a target that was passed over burdens nobody.
  private void charge(Provider provider, Step step) {
    var budget = relay.budget(provider);
    if (!(step instanceof Step.Skipped)) {
      if (sent++ == 0) {
        budget.firstTry();
      }
    } else if (sent > 0) {
      budget.giveBack();
    }
  }

  private static Trouble spent(Provider provider) {
    var note = "too many calls to " + provider.id().value() + " have failed to try again";
    return new Trouble.Ours(Result.OVERLOADED, 503, note, SOON);
  }

  /// An answer that did not pass the checks is still better than none.
  private Ending fail(Trouble trouble) throws ClientGone {
    if (held != null && held.delivery().fits()) {
      return held.delivery().send(held.answer());
    }
    scene.front().fail(trouble, scene.call().targets().getFirst());
    return scene.log().isEmpty() ? Ending.REFUSED : Ending.ERROR;
  }

  private Optional<Ending> checked(Step.Whole whole) throws ClientGone {
    var tier = whole.delivery().target().tier();
    var fault = mayEscalate(tier) ? fault(whole.answer()) : Optional.<String>empty();
    if (fault.isEmpty()) {
      whole.delivery().log(whole.answer(), Result.ANSWERED, "");
      return Optional.of(whole.delivery().send(whole.answer()));
    }
    whole.delivery().log(whole.answer(), Result.INSUFFICIENT, fault.get());
    held = whole;
    escalations++;
    return Optional.empty();
  }

  private Optional<String> fault(Road.Whole.Read answer) {
    return check.fault(scene.call().body(), answer.body());
  }

  private boolean mayEscalate(Tier from) {
    return escalations < MOST_ESCALATIONS
        && scene.call().targets().stream().anyMatch(other -> isWorthIt(other, from));
  }
}
