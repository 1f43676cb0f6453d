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
  private final RetryAccount account = new RetryAccount();
  private final Set<ProviderId> unreachable = new HashSet<>();
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
    var budget = relay.budget(provider);
    for (var tries = 1; account.pay(budget, tries == 1); tries++) {
      var step = new Visit(relay, scene, target, provider, road, check != AnswerCheck.NONE).step();
      if (step instanceof Step.Skipped) {
        account.passedOver(budget);
      } else {
        account.sent(budget, tries == 1);
      }
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
        account.answered();
        yield Optional.of(ending);
      }
      case Step.Whole whole -> {
        account.answered();
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
  /// about there is none to another model of the provider either: each is passed over, as one that
  /// failed.
  private Optional<Ending> onward(Told news) {
    told = told == null ? news : told;
    if (news.trouble().result() == Result.UNREACHABLE) {
      unreachable.add(news.target().offer().provider());
    }
    return Optional.empty();
  }

  /// That a target was not asked is told only where none was.
  private Optional<Ending> passedOver(Told news) {
    passedOver = passedOver == null ? news : passedOver;
    return Optional.empty();
  }

  /// A stand-in that refuses the call says little about it: another may not.
  private Optional<Ending> rejected(Told news) throws ClientGone {
    return told == null && passedOver == null ? Optional.of(fail(news)) : onward(news);
  }

  /// An answer that cannot be passed on is as good as one that fails a check.
  private Optional<Ending> unsound(Told news) throws ClientGone {
    var tier = news.target().tier();
    if (check == AnswerCheck.NONE || !mayEscalate(tier)) {
      return Optional.of(fail(news));
    }
    insufficient = tier;
    escalations++;
    return onward(news);
  }

  private static Trouble spent(Provider provider) {
    var note = "too many calls to " + provider.id().value() + " have failed to try again";
    return new Trouble.Ours(Result.OVERLOADED, 503, note, SOON);
  }

  /// An answer that did not pass the checks is still better than none.
  private Ending fail(Told news) throws ClientGone {
    if (held != null && held.delivery().fits()) {
      return held.delivery().send(held.answer());
    }
    scene.front().fail(news.trouble(), news.target());
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
