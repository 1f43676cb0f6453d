package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.proxy.Visit.Step;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One call on its way: the targets in turn, the tries at each.
final class Journey {
  private static final int MOST_ESCALATIONS = 2;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Relay relay;
  private final Scene scene;
  private final AnswerCheck check;
  private final Backoff backoff;
  private final List<RetryBudget> steps = new ArrayList<>();
  private final Set<ProviderId> unreachable = new HashSet<>();
  private int sent;
  private int escalations;
  private @Nullable Told told;
  private @Nullable Told passedOver;
  private @Nullable Tier insufficient;
  private Step.@Nullable Whole held;

  Journey(Relay relay, Scene scene, AnswerCheck check) {
    this.relay = relay;
    this.scene = scene;
    this.check = check;
    this.backoff = relay.backoff();
  }

  /// What the client may be told of a target.
  private record Told(Trouble trouble, Target target) {}

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
      if (insufficient == null || isWorthIt(target, insufficient)) {
        var ending = at(target);
        if (ending.isPresent()) {
          return ending.get();
        }
      }
    }
    return fail(
        Stream.of(told, passedOver)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(this::nothingLeft));
  }

  /// Whether an answer of this target is worth having after one of the other tier.
  private boolean isWorthIt(Target target, Tier after) {
    return target.tier().rank() > after.rank() && scene.call().cascade().contains(target.tier());
  }

  private Told nothingLeft() {
    var trouble = new Trouble.Ours(Result.REJECTED, 502, "no target could take the call");
    return new Told(trouble, scene.call().targets().getFirst());
  }

  /// The end of the call, or empty when the next target is to be asked.
  private Optional<Ending> at(Target target) throws ClientGone {
    var provider = relay.providers().named(target.offer().provider());
    if (unreachable.contains(provider.id())) {
      relay.health().circuit(target).failed();
      return Optional.empty();
    }
    return switch (relay.roads().to(scene.call(), target, provider)) {
      case Road.Closed(var reason) ->
          passedOver(new Told(new Trouble.Ours(Result.REJECTED, 400, reason), target));
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
    for (var tries = 1; mayAsk(provider, tries); tries++) {
      var step = new Visit(relay, scene, target, provider, road, check != AnswerCheck.NONE).step();
      charge(provider, tries, step);
      if (!(step instanceof Step.Again(var trouble))) {
        return settle(target, step);
      }
      onward(new Told(trouble, target));
      var pause = backoff.pause(tries, trouble.retryAfter());
      if (!backoff.isAllowed(tries, trouble.retryAfter()) || !isInTime(pause)) {
        return Optional.empty();
      }
      if (!scene.presence().pause(pause)) {
        throw new ClientGone();
      }
    }
    return passedOver(new Told(spent(provider), target));
  }

  /// Whether another try after this pause could still be answered, and a streaming client need not
  /// hear of us before it, which would be the end of tries.
  private boolean isInTime(Duration pause) {
    return pause.compareTo(Scene.shorter(scene.untilFirstByte(), scene.untilPing())) < 0;
  }

  private Optional<Ending> settle(Target target, Step step) throws ClientGone {
    return switch (step) {
      case Step.Done(var ending) -> {
        ledToAnAnswer();
        yield Optional.of(ending);
      }
      case Step.Whole whole -> {
        ledToAnAnswer();
        yield checked(whole);
      }
      case Step.Failed(var trouble) -> Optional.of(fail(new Told(trouble, target)));
      case Step.Again(var trouble) -> onward(new Told(trouble, target));
      case Step.Onward(var trouble) -> onward(new Told(trouble, target));
      case Step.Skipped(var trouble) -> passedOver(new Told(trouble, target));
      case Step.Rejected(var trouble) -> rejected(new Told(trouble, target));
      case Step.Unsound(var trouble) -> unsound(new Told(trouble, target));
    };
  }

  /// The client is told what befell the first target that was asked. Where no connection comes
  /// about there is none to another model of the provider either.
  private Optional<Ending> onward(Told trouble) {
    told = told == null ? trouble : told;
    if (trouble.trouble().result() == Result.UNREACHABLE) {
      unreachable.add(trouble.target().offer().provider());
    }
    return Optional.empty();
  }

  /// That a target was not asked is told only where none was.
  private Optional<Ending> passedOver(Told trouble) {
    passedOver = passedOver == null ? trouble : passedOver;
    return Optional.empty();
  }

  /// A stand-in that refuses the call says little about it: another may not.
  private Optional<Ending> rejected(Told trouble) throws ClientGone {
    return told == null && passedOver == null ? Optional.of(fail(trouble)) : onward(trouble);
  }

  /// An answer that cannot be passed on is as good as one that fails a check.
  private Optional<Ending> unsound(Told trouble) throws ClientGone {
    var tier = trouble.target().tier();
    if (check == AnswerCheck.NONE || !mayEscalate(tier)) {
      return Optional.of(fail(trouble));
    }
    insufficient = tier;
    escalations++;
    return onward(trouble);
  }

  /// The first try of a call is free; what comes after it is an extra burden on the provider.
  private boolean mayAsk(Provider provider, int tries) {
    var budget = relay.budget(provider);
    return sent == 0 || (tries == 1 ? budget.takeStep() : budget.takeRetry());
  }

  /// Only what was sent is a try: a target that was passed over burdens nobody.
  private void charge(Provider provider, int tries, Step step) {
    var budget = relay.budget(provider);
    if (step instanceof Step.Skipped) {
      budget.giveBack(sent == 0 ? 0 : 1);
      return;
    }
    if (sent == 0) {
      budget.firstTry();
    } else if (tries == 1) {
      steps.add(budget);
    }
    sent++;
  }

  /// The last step pays for itself by its answer; those before it led there.
  private void ledToAnAnswer() {
    steps.stream().limit(Math.max(0, steps.size() - 1)).forEach(budget -> budget.giveBack(1));
    steps.clear();
  }

  private static Trouble spent(Provider provider) {
    var note = "too many calls to " + provider.id().value() + " have failed to try again";
    return new Trouble.Ours(Result.OVERLOADED, 503, note, SOON);
  }

  /// An answer that did not pass the checks is still better than none.
  private Ending fail(Told trouble) throws ClientGone {
    if (held != null && held.delivery().fits()) {
      return held.delivery().send(held.answer());
    }
    scene.front().fail(trouble.trouble(), trouble.target());
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
    insufficient = tier;
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
