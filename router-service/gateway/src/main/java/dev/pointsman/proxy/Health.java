package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// What is known of the providers at the moment: which targets fail, how many extra tries are left,
/// how many calls are under way, and how many may be. Shared by all calls.
public final class Health {
  private final InstantSource clock;
  private final Map<Place, Circuit> circuits = new ConcurrentHashMap<>();
  private final Map<Place, AdaptiveLimit> limits = new ConcurrentHashMap<>();
  private final Map<ProviderId, RetryBudget> budgets = new ConcurrentHashMap<>();
  private final Map<ProviderId, Semaphore> gates = new ConcurrentHashMap<>();

  public Health(InstantSource clock) {
    this.clock = clock;
  }

  private record Place(ProviderId provider, ModelId model) {
    static Place of(Target target) {
      return new Place(target.offer().provider(), target.offer().model());
    }
  }

  InstantSource clock() {
    return clock;
  }

  Circuit circuit(Target target) {
    return circuits.computeIfAbsent(Place.of(target), _ -> new Circuit(clock));
  }

  RetryBudget budget(ProviderId provider, double share) {
    return budgets.computeIfAbsent(provider, _ -> new RetryBudget(share));
  }

  /// How many of them the target itself takes.
  AdaptiveLimit limit(Target target, Provider provider) {
    return limits.computeIfAbsent(Place.of(target), _ -> new AdaptiveLimit(provider.mostAtOnce()));
  }

  /// Every target that was sent a call so far.
  public List<TargetHealth> targets() {
    return limits.entrySet().stream().map(one -> health(one.getKey(), one.getValue())).toList();
  }

  private TargetHealth health(Place place, AdaptiveLimit limit) {
    var circuit = circuits.get(place);
    return new TargetHealth(
        place.provider(),
        place.model(),
        limit.limit(),
        limit.underWay(),
        circuit != null && circuit.isOpen());
  }

  /// One permit for each call that the provider may be sent at once.
  Semaphore gate(Provider provider) {
    return gates.computeIfAbsent(provider.id(), _ -> new Semaphore(provider.mostAtOnce()));
  }
}
