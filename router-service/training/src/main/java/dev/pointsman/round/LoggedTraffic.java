package dev.pointsman.round;

import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.Terms;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The logged decisions of sessions that may judge, of which it is known what became of them.
///
/// @param tenants the sessions of each
/// @param free those whose choice was its own: not forced, not held by a tool loop, not
///   housekeeping
/// @param withoutText how many more were free, but kept without the words that the classifier saw
public record LoggedTraffic(
    Map<TenantId, List<LoggedTask>> tenants, Map<DecisionId, Tried> free, int withoutText) {
  public static final LoggedTraffic NONE = new LoggedTraffic(Map.of(), Map.of(), 0);

  public LoggedTraffic {
    var sorted = new TreeMap<TenantId, List<LoggedTask>>(Comparator.comparing(TenantId::value));
    tenants.forEach((tenant, tasks) -> sorted.put(tenant, List.copyOf(tasks)));
    tenants = Collections.unmodifiableMap(sorted);
    free = Map.copyOf(free);
  }

  /// A free choice, as the classifier saw it.
  ///
  /// @param rank of the tier, among those that labels name
  /// @param sufficed whether that tier did, whatever was tried afterwards
  /// @param fold of the session
  public record Tried(
      RequestFeatures features, int rank, boolean sufficed, int fold, Occasion occasion) {}

  /// When a free choice was made, by which model, and on what terms.
  public record Occasion(Instant at, String model, Terms terms) {}

  /// The free choices, each with what became of it.
  List<Tried> held() {
    return tasks().stream()
        .flatMap(task -> task.decisions().stream())
        .flatMap(decision -> Stream.ofNullable(free.get(decision.id())))
        .toList();
  }

  /// All sessions, tenant by tenant.
  List<LoggedTask> tasks() {
    return tenants.values().stream().flatMap(List::stream).toList();
  }

  /// All sessions but those of one tenant.
  LoggedTraffic without(TenantId tenant) {
    var others = new HashMap<>(tenants);
    others.remove(tenant);
    return new LoggedTraffic(others, free, withoutText);
  }

  /// The same traffic, its sessions seen otherwise.
  LoggedTraffic with(UnaryOperator<LoggedTask> seen) {
    var others = new HashMap<TenantId, List<LoggedTask>>();
    tenants.forEach((tenant, sessions) -> others.put(tenant, sessions.stream().map(seen).toList()));
    return new LoggedTraffic(others, free, withoutText);
  }

  /// Whether any free choice was left to chance.
  boolean isExplored() {
    return tasks().stream()
        .flatMap(task -> task.decisions().stream())
        .anyMatch(one -> free.containsKey(one.id()) && !one.propensity().equals(Probability.ONE));
  }
}
