package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// What is known of the providers at the moment: which targets fail, how many extra tries are left,
/// how many calls are under way, and how many may be. Shared by all calls.
public final class Health {
  /// Stands for all models of a provider that no ladder lists: their names are their clients' own.
  private static final ModelId OTHER = new ModelId("other");

  private final InstantSource clock;
  private final Set<UpstreamModel> listed;
  private final Map<UpstreamModel, Circuit> circuits = new ConcurrentHashMap<>();
  private final Map<UpstreamModel, AdaptiveLimit> limits = new ConcurrentHashMap<>();
  private final Map<ProviderId, RetryBudget> budgets = new ConcurrentHashMap<>();
  private final Map<ProviderId, Semaphore> gates = new ConcurrentHashMap<>();

  /// Knows nothing yet.
  ///
  /// @param listed the models that have a place of their own; those that no ladder lists share one
  ///   for each provider
  public Health(InstantSource clock, Set<UpstreamModel> listed) {
    this.clock = clock;
    this.listed = Set.copyOf(listed);
  }

  private UpstreamModel place(Target target) {
    var model = UpstreamModel.of(target.offer());
    return listed.contains(model) ? model : new UpstreamModel(model.provider(), OTHER);
  }

  InstantSource clock() {
    return clock;
  }

  Circuit circuit(Target target) {
    return circuits.computeIfAbsent(place(target), _ -> new Circuit(clock));
  }

  RetryBudget budget(ProviderId provider, double share) {
    return budgets.computeIfAbsent(provider, _ -> new RetryBudget(share));
  }

  /// How many of them the target itself takes.
  AdaptiveLimit limit(Target target, Provider provider) {
    return limits.computeIfAbsent(place(target), _ -> new AdaptiveLimit(provider.mostAtOnce()));
  }

  /// Every target that was sent a call so far.
  public List<TargetHealth> targets() {
    return limits.entrySet().stream().map(one -> health(one.getKey(), one.getValue())).toList();
  }

  private TargetHealth health(UpstreamModel place, AdaptiveLimit limit) {
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
