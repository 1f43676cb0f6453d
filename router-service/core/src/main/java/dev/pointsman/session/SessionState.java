package dev.pointsman.session;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.unit.TokenCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// What is remembered of a session, as of its last call; immutable.
///
/// @param lastCall when the last call was decided
/// @param targets of the last calls, newest last
/// @param signers the models whose answers, and so whose signed thinking, may stand in the history
public record SessionState(
    Instant lastCall,
    CallPosition position,
    List<Target> targets,
    Tally tally,
    Map<UpstreamModel, CachedPrefix> prefixes,
    Set<UpstreamModel> signers) {
  public static final SessionState FRESH =
      new SessionState(Instant.EPOCH, CallPosition.NONE, List.of(), Tally.ZERO, Map.of(), Set.of());

  private static final int MOST_TARGETS = 8;
  private static final int MOST_MODELS = 8;
  private static final double SECONDS_PER_MINUTE = 60;

  public SessionState {
    targets = List.copyOf(targets);
    prefixes = Map.copyOf(prefixes);
    signers = Set.copyOf(signers);
  }

  public boolean isFresh() {
    return targets.isEmpty();
  }

  public Optional<Target> lastTarget() {
    return isFresh() ? Optional.empty() : Optional.of(targets.getLast());
  }

  /// Whether the next call may leave the session's model.
  public SwitchWindow window(CallPosition next, Instant now) {
    if (next.inToolLoop()) {
      return SwitchWindow.TOOL_LOOP;
    }
    if (isFresh()) {
      return SwitchWindow.FIRST_CALL;
    }
    if (isCompactedBy(next)) {
      return SwitchWindow.AFTER_COMPACTION;
    }
    if (!next.repeats(position) || tally.failuresInARow() == 0) {
      return SwitchWindow.NEW_PROMPT;
    }
    return isCold(now) ? SwitchWindow.COLD_CACHE : SwitchWindow.REPEATED_CALL;
  }

  /// What the models hold now of the conversation that the next call continues.
  public WarmPrefixes warmPrefixes(CallPosition next, PromptCaching asked, Instant now) {
    var held = new HashMap<UpstreamModel, TokenCount>();
    if (!isCompactedBy(next)) {
      prefixes.forEach((model, prefix) -> {
        if (prefix.isWarm(now)) {
          held.put(model, prefix.tokens());
        }
      });
    }
    return new WarmPrefixes(held, asked);
  }

  /// The features of the next call, with what only the session knows. What hints and body said
  /// stands; of repetitions, which either may miss, the larger number counts.
  public RequestFeatures enrich(
      RequestFeatures features, CallPosition next, Ladder ladder, Instant now) {
    if (isFresh()) {
      return features;
    }
    var known = remembered(next, ladder, now);
    features.values().known().forEach((name, value) -> known.merge(name, value, best(name)));
    return new RequestFeatures(features.text(), new FeatureValues(known), features.role());
  }

  private static BinaryOperator<Double> best(String name) {
    return name.equals("retries") ? Math::max : (_, stated) -> stated;
  }

  private Map<String, Double> remembered(CallPosition next, Ladder ladder, Instant now) {
    var ranks = targets.stream().collect(Collectors.summarizingInt(target -> target.tier().rank()));
    var known = new HashMap<String, Double>();
    known.put("minutes_since_last_call", seconds(now) / SECONDS_PER_MINUTE);
    known.put("last_tier", measured(targets.getLast().tier().rank(), ladder));
    known.put("last_tier_lowest", measured(ranks.getMin(), ladder));
    known.put("last_tier_highest", measured(ranks.getMax(), ladder));
    known.put("retries", (double) retriesAt(next));
    if (tally.compactions() > 0 || isCompactedBy(next)) {
      known.put("compacted", 1.0);
    }
    return known;
  }

  private double seconds(Instant now) {
    return Math.max(0, Duration.between(lastCall, now).toSeconds());
  }

  private static double measured(int rank, Ladder ladder) {
    return (double) rank / (ladder.size() - 1) * FeatureSchema.HIGHEST_TIER_RANK;
  }

  /// The session once a call is decided, and before it is served: the client may send its next call
  /// as soon as it has the answer.
  SessionState decided(CallPosition next, Target target, Instant now) {
    var compacted = isCompactedBy(next);
    var tally = this.tally.decided(isSwitch(target), retriesAt(next), compacted);
    return new SessionState(
        now,
        next,
        with(targets, target),
        tally,
        compacted ? Map.of() : prefixes,
        compacted ? Set.of() : signers);
  }

  /// The session once the call that was decided last is over.
  SessionState served(CallFacts facts) {
    var elsewhere = isSwitch(facts.target());
    return new SessionState(
        lastCall,
        position,
        elsewhere ? with(withoutLast(), facts.target()) : targets,
        tally.served(facts.succeeded(), elsewhere),
        prefixesAfter(facts),
        facts.succeeded() ? signersWith(facts.target()) : signers);
  }

  private boolean isSwitch(Target target) {
    return !isFresh()
        && !UpstreamModel.of(targets.getLast().offer()).equals(UpstreamModel.of(target.offer()));
  }

  private boolean isCompactedBy(CallPosition next) {
    return !isFresh()
        && next.compacted()
        && (!position.compacted() || next.messages() < position.messages());
  }

  /// A repetition of a failed call is the client's retry, not the user's doubt.
  private long retriesAt(CallPosition next) {
    if (isFresh() || !next.hasPromptOf(position)) {
      return 0;
    }
    var asksAgain = !next.inToolLoop() && tally.failuresInARow() == 0;
    return tally.retries() + (asksAgain ? 1 : 0);
  }

  private boolean isCold(Instant now) {
    var held = prefixes.get(UpstreamModel.of(targets.getLast().offer()));
    return held == null || !held.isWarm(now);
  }

  /// Counted from the decision, the earliest instant at which the provider may have started the
  /// clock.
  private Map<UpstreamModel, CachedPrefix> prefixesAfter(CallFacts facts) {
    var after = new HashMap<>(prefixes);
    var model = UpstreamModel.of(facts.target().offer());
    var tokens = facts.cachedPrefix();
    if (tokens.value() > 0) {
      after.put(model, new CachedPrefix(tokens, lastCall.plus(facts.caching().life())));
    } else if (facts.succeeded()) {
      after.remove(model);
    }
    if (after.size() > MOST_MODELS) {
      after.remove(soonestCold(after));
    }
    return after;
  }

  private static UpstreamModel soonestCold(Map<UpstreamModel, CachedPrefix> prefixes) {
    return prefixes.entrySet().stream()
        .min(
            Comparator.comparing(
                (Map.Entry<UpstreamModel, CachedPrefix> entry) -> entry.getValue().expiry()))
        .orElseThrow()
        .getKey();
  }

  private Set<UpstreamModel> signersWith(Target target) {
    var all = new HashSet<>(signers);
    all.add(UpstreamModel.of(target.offer()));
    return all;
  }

  private List<Target> withoutLast() {
    return targets.subList(0, Math.max(0, targets.size() - 1));
  }

  private static List<Target> with(List<Target> targets, Target newest) {
    var all = new ArrayList<>(targets);
    all.add(newest);
    return all.subList(Math.max(0, all.size() - MOST_TARGETS), all.size());
  }
}
