package dev.pointsman.journal;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TenantId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which decisions are asked for: those that meet all of its conditions.
public final class DecisionFilter {
  /// Decisions of every tenant: for the owner of the file, never for a client.
  public static final DecisionFilter EVERYTHING = new DecisionFilter(List.of());

  private final List<Condition> conditions;

  private record Condition(String sql, List<?> values) {}

  private DecisionFilter(List<Condition> conditions) {
    this.conditions = conditions;
  }

  public static DecisionFilter of(TenantId tenant) {
    return EVERYTHING.and("d.tenant = ?", tenant.value());
  }

  /// By the conversation's key, as it was when the call came.
  public DecisionFilter inSession(String session) {
    return inAnySession(List.of(session));
  }

  /// By any of these conversations' keys.
  public DecisionFilter inAnySession(List<String> sessions) {
    var places = String.join(", ", Collections.nCopies(sessions.size(), "?"));
    var keys = sessions.stream().map(SecretMask::identifier).toList();
    return and(new Condition("d.session IN (" + places + ")", keys));
  }

  /// Not before this instant.
  public DecisionFilter since(Instant from) {
    return and("d.at_micros >= ?", SqliteDecisionStore.micros(from));
  }

  /// Before this instant.
  public DecisionFilter until(Instant to) {
    return and("d.at_micros < ?", SqliteDecisionStore.micros(to));
  }

  /// Of calls that were decided to go to this tier.
  public DecisionFilter atTier(String tier) {
    return and("d.tier = ?", tier);
  }

  /// Of calls that were meant to go to this model.
  public DecisionFilter at(ModelId model) {
    return and("d.model = ?", model.value());
  }

  /// By the word of [Serving#ending].
  public DecisionFilter ended(String ending) {
    return and("d.ending = ?", ending);
  }

  private DecisionFilter and(String sql, Object value) {
    return and(new Condition(sql, List.of(value)));
  }

  private DecisionFilter and(Condition condition) {
    return new DecisionFilter(Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /// The conditions as SQL, each behind an `AND`.
  String sql() {
    return conditions.stream()
        .map(condition -> " AND " + condition.sql)
        .collect(Collectors.joining());
  }

  /// Sets the conditions' values; returns the number of the next parameter.
  int bind(PreparedStatement statement, int first) throws SQLException {
    var parameter = first;
    for (var condition : conditions) {
      for (var value : condition.values) {
        statement.setObject(parameter++, value);
      }
    }
    return parameter;
  }
}
