package dev.pointsman.fleet;

import dev.pointsman.dataset.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The tenants and all that they may ask, dealt into parts.
final class FleetWorld {
  private final List<Tenant> tenants;
  private final Map<Part, Map<Source, List<FleetTask>>> tasks = new EnumMap<>(Part.class);

  /// @param turn whose turn it is to be judged by which questions
  FleetWorld(List<FleetTask> tasks, List<Tenant> tenants, long turn) {
    this.tenants = List.copyOf(tenants);
    for (var part : Part.values()) {
      var dealt = tasks.stream().filter(task -> Part.of(task.group(), turn) == part).toList();
      this.tasks.put(part, dealt.stream().collect(Collectors.groupingBy(FleetTask::source)));
      tenants.forEach(tenant -> tenant.asks().keySet().forEach(source -> pool(part, source)));
    }
  }

  /// A task, and how much of the fleet's traffic it stands for.
  record Weighed(FleetTask task, double weight) {}

  List<Weighed> of(Part part) {
    return tasks.getOrDefault(part, Map.of()).entrySet().stream()
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
    var pool = pool(Part.TRAFFIC, source(tenant, chance));
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

  private List<FleetTask> pool(Part part, Source source) {
    var pool = tasks.getOrDefault(part, Map.of()).getOrDefault(source, List.of());
    if (pool.isEmpty()) {
      throw new IllegalArgumentException(
          "expected questions of %s for the %s, found none"
              .formatted(source.label(), part.name().toLowerCase(Locale.ROOT)));
    }
    return pool;
  }
}
