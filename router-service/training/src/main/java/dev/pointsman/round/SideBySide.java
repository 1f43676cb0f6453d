package dev.pointsman.round;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.pointsman.classify.Classifier;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Terms;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Policy;
import dev.pointsman.round.LoggedTraffic.Tried;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Models that decided side by side, as an incumbent and a canary do. Chance dealt the sessions, so
/// that each call could have been any of theirs: the chance of what was drawn is the mean of what
/// each would have given it, by how many calls each decided (A. Agarwal et al., Effective
/// evaluation using logged bandit feedback from multiple loggers, KDD 2017: the balanced
/// estimator). What one of them does and the other does not is thus no rarity in the log that both
/// wrote.
///
/// What kind of call it is, one and the same of them says of all: the opinion of the one that
/// decided would tell who that was, and with it far more of the draw than the mean chance.
public final class SideBySide {
  private static final double TOLERANCE = 1e-6;

  private final Policy policy;
  private final LoggedModels models;

  public SideBySide(Policy policy, LoggedModels models) {
    this.policy = policy;
    this.models = models;
  }

  /// The traffic in stretches, with the chances of all models that could have decided. What cannot
  /// be decided again as it was recorded keeps the propensity of its record.
  public LoggedTraffic mixed(LoggedTraffic traffic) {
    var stretches = stretches(traffic);
    var mixed = new HashMap<DecisionId, LoggedDecision>();
    stretches.values().forEach(calls -> mixed.putAll(mixed(calls)));
    var names = new HashMap<DecisionId, String>();
    stretches.forEach((name, calls) -> calls.forEach(call -> names.put(call.logged().id(), name)));
    return traffic.with(session -> seen(session, names, mixed));
  }

  /// A session that outlives a stretch belongs to the one in which it began.
  private static LoggedTask seen(
      LoggedTask session,
      Map<DecisionId, String> stretches,
      Map<DecisionId, LoggedDecision> mixed) {
    var stretch =
        session.decisions().stream()
            .flatMap(decision -> Stream.ofNullable(stretches.get(decision.id())))
            .findFirst()
            .orElse("");
    return new LoggedTask(
        session.session(),
        stretch,
        session.decisions().stream()
            .map(decision -> mixed.getOrDefault(decision.id(), decision))
            .toList());
  }

  /// A free choice.
  private record Call(LoggedDecision logged, Tried tried) {
    String model() {
      return tried.occasion().model();
    }

    Instant at() {
      return tried.occasion().at();
    }
  }

  /// From the first to the last call that a model decided.
  private record Reign(Instant first, Instant last) {
    static Reign of(List<Instant> calls) {
      return new Reign(
          calls.stream().min(Instant::compareTo).orElseThrow(),
          calls.stream().max(Instant::compareTo).orElseThrow());
    }

    boolean holds(Instant at) {
      return !at.isBefore(first) && !at.isAfter(last);
    }
  }

  /// The calls by the models that were live.
  private static Map<String, List<Call>> stretches(LoggedTraffic traffic) {
    var calls = calls(traffic);
    var reigns =
        calls.stream()
            .collect(
                groupingBy(Call::model, collectingAndThen(mapping(Call::at, toList()), Reign::of)));
    return calls.stream().collect(groupingBy(call -> live(reigns, call.at())));
  }

  private static List<Call> calls(LoggedTraffic traffic) {
    return traffic.tasks().stream()
        .flatMap(task -> task.decisions().stream())
        .flatMap(decision ->
            Stream.ofNullable(traffic.free().get(decision.id()))
                .map(tried -> new Call(decision, tried)))
        .toList();
  }

  private static String live(Map<String, Reign> reigns, Instant at) {
    return reigns.entrySet().stream()
        .filter(reign -> reign.getValue().holds(at))
        .map(Map.Entry::getKey)
        .sorted()
        .collect(joining(" beside "));
  }

  private Map<DecisionId, LoggedDecision> mixed(List<Call> stretch) {
    var live = stretch.stream().map(Call::model).distinct().toList();
    var known = live.size() < 2 ? live : live.stream().filter(models::has).toList();
    return known.size() < 2
        ? Map.of()
        : models.asking(known, asked -> mixed(stretch, known.getFirst(), asked));
  }

  private Map<DecisionId, LoggedDecision> mixed(
      List<Call> stretch, String witness, Map<String, Classifier> models) {
    var again =
        stretch.parallelStream()
            .filter(call -> models.containsKey(call.model()))
            .flatMap(call -> again(call, models).stream())
            .filter(Again::isAsRecorded)
            .toList();
    var counts = again.stream().collect(groupingBy(one -> one.call().model(), counting()));
    return again.stream()
        .map(one -> one.mixed(counts, witness))
        .collect(toMap(LoggedDecision::id, decision -> decision));
  }

  /// What a model makes of a call.
  private record View(String kind, List<Probability> chances) {}

  /// A call decided again, by every model that could have.
  private record Again(Call call, Map<String, View> views) {
    /// Under other settings other chances would come out.
    boolean isAsRecorded() {
      var own = chancesOf(call.model()).get(call.logged().tier());
      return Math.abs(own.value() - call.logged().propensity().value()) <= TOLERANCE;
    }

    LoggedDecision mixed(Map<String, Long> counts, String witness) {
      var tiers = chancesOf(call.model()).size();
      return call.logged()
          .drawnWith(
              viewOf(witness).kind(),
              IntStream.range(0, tiers).mapToObj(tier -> mean(tier, counts)).toList());
    }

    private Probability mean(int tier, Map<String, Long> counts) {
      var all = counts.values().stream().mapToLong(count -> count).sum();
      return Probability.clipped(
          counts.entrySet().stream()
              .mapToDouble(
                  model -> model.getValue() * chancesOf(model.getKey()).get(tier).value() / all)
              .sum());
    }

    private List<Probability> chancesOf(String model) {
      return viewOf(model).chances();
    }

    private View viewOf(String model) {
      return Objects.requireNonNull(views.get(model), model);
    }
  }

  /// Empty where the record does not hold on what terms it was made.
  private Optional<Again> again(Call call, Map<String, Classifier> models) {
    return switch (call.tried().occasion().terms()) {
      case Terms.Unkept() -> Optional.empty();
      case Terms.Kept(var terms) ->
          Optional.of(
              new Again(
                  call,
                  models.entrySet().stream()
                      .collect(
                          toMap(
                              Map.Entry::getKey,
                              model -> view(model.getValue(), call.tried(), terms)))));
    };
  }

  private View view(Classifier model, Tried tried, CallTerms terms) {
    var features = tried.features();
    var answer = model.classify(features);
    return new View(
        CallKinds.of(Opinion.of(answer)), policy.decide(features, answer, terms).chances());
  }
}
