package dev.pointsman.cli;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// Decisions gathered by session, all in memory.
final class SessionGroups {
  private SessionGroups() {}

  private record Key(TenantId tenant, String session) {}

  static Stream<SessionHistory> of(Stream<DecisionRecord> decisions) {
    var groups = new LinkedHashMap<Key, List<DecisionRecord>>();
    decisions.forEach(one ->
        groups
            .computeIfAbsent(
                new Key(one.identity().tenant(), one.identity().session()), _ -> new ArrayList<>())
            .add(one));
    return groups.entrySet().stream()
        .map(group ->
            new SessionHistory(
                group.getKey().tenant(), group.getKey().session(), group.getValue(), List.of()));
  }
}
