package dev.pointsman.label;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.TenantCap.Voice;
import dev.pointsman.unit.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How often the functions voted in which way, by tenant: all that the label model learns from, in
/// memory that does not grow with the journal. Used by one thread.
public final class VoteCounts {
  /// Many times what journals show; what comes beyond is labelled, and not learnt from.
  private static final int MOST_PATTERNS = 100_000;

  private final Voting voting;
  private final int mostPatterns;
  private final Map<TenantId, Map<Pattern, Integer>> counts = new HashMap<>();
  private final Map<TenantId, Long> sessions = new HashMap<>();
  private int patterns;

  public VoteCounts(Voting voting) {
    this(voting, MOST_PATTERNS);
  }

  VoteCounts(Voting voting, int mostPatterns) {
    this.voting = voting;
    this.mostPatterns = mostPatterns;
  }

  public void add(SessionHistory session) {
    add(
        session.tenant(),
        voting.ballots(session).stream()
            .filter(ballot -> ballot.step().isServed())
            .map(Ballot::pattern)
            .toList());
  }

  /// The patterns of one session.
  void add(TenantId tenant, List<Pattern> session) {
    if (!session.isEmpty()) {
      sessions.merge(tenant, 1L, Long::sum);
    }
    session.forEach(pattern -> add(tenant, pattern));
  }

  private void add(TenantId tenant, Pattern pattern) {
    var own = counts.computeIfAbsent(tenant, _ -> new HashMap<>());
    if (patterns >= mostPatterns && !own.containsKey(pattern)) {
      return;
    }
    var count = own.merge(pattern, 1, Integer::sum);
    patterns += count == 1 ? 1 : 0;
  }

  /// Each pattern's weight, no tenant above the cap.
  Map<Pattern, Double> weights(TenantCap cap) {
    var factors = cap.factors(voices());
    var weights = new HashMap<Pattern, Double>();
    counts.forEach((tenant, own) ->
        own.forEach((pattern, count) ->
            weights.merge(pattern, count * factors.getOrDefault(tenant, 1.0), Double::sum)));
    return weights;
  }

  private Map<TenantId, Voice> voices() {
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                own -> new Voice(total(own.getValue()), sessions.getOrDefault(own.getKey(), 1L))));
  }

  private static double total(Map<Pattern, Integer> own) {
    return own.values().stream().mapToDouble(Integer::doubleValue).sum();
  }
}
