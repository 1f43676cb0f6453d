package dev.pointsman.fleet;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The tenants and all that they may ask. Traffic asks the training split, the gate the validation
/// split; what is reported is measured on the test split alone.
final class FleetWorld {
  private final List<Tenant> tenants;
  private final Map<Split, Map<Source, List<FleetTask>>> tasks = new EnumMap<>(Split.class);

  FleetWorld(List<FleetTask> tasks, List<Tenant> tenants) {
    this.tenants = List.copyOf(tenants);
    for (var split : Split.values()) {
      var part = tasks.stream().filter(task -> task.split() == split).toList();
      this.tasks.put(split, part.stream().collect(Collectors.groupingBy(FleetTask::source)));
      tenants.forEach(tenant -> tenant.asks().keySet().forEach(source -> pool(split, source)));
    }
  }

  /// A task, and how much of the fleet's traffic it stands for.
  record Weighed(FleetTask task, double weight) {}

  List<Weighed> of(Split split) {
    return tasks.getOrDefault(split, Map.of()).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(entry ->
            entry.getValue().stream()
                .map(task -> new Weighed(task, share(entry.getKey()) / entry.getValue().size())))
        .filter(weighed -> weighed.weight() > 0)
        .toList();
  }

  Tenant tenant(RandomGenerator chance) {
    var left = chance.nextDouble() * tenants.stream().mapToDouble(Tenant::share).sum();
    for (var tenant : tenants) {
      left -= tenant.share();
      if (left < 0) {
        return tenant;
      }
    }
    return tenants.getLast();
  }

  FleetTask asked(Tenant tenant, RandomGenerator chance) {
    var pool = pool(Split.TRAIN, source(tenant, chance));
    return pool.get(chance.nextInt(pool.size()));
  }

  private static Source source(Tenant tenant, RandomGenerator chance) {
    var sources = tenant.asks().keySet().stream().sorted().toList();
    var left = chance.nextDouble();
    for (var source : sources) {
      left -= tenant.asks().getOrDefault(source, 0.0);
      if (left < 0) {
        return source;
      }
    }
    return sources.getLast();
  }

  private double share(Source source) {
    return tenants.stream().mapToDouble(tenant -> tenant.share(source)).sum();
  }

  private List<FleetTask> pool(Split split, Source source) {
    var pool = tasks.getOrDefault(split, Map.of()).getOrDefault(source, List.of());
    if (pool.isEmpty()) {
      throw new IllegalArgumentException(
          "expected questions of %s for the %s split, found none".formatted(source.label(), split));
    }
    return pool;
  }
}
