package dev.pointsman.evaluate;

import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.insight.OffPolicySettings;
import dev.pointsman.insight.PolicyComparison;
import dev.pointsman.insight.TargetPolicy;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.policy.LastChoice;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.policy.Policy;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Asks a journal what dials would have been worth beside the top tier for all: of success doubly
/// robust, of cost by the very tokens that were logged.
///
/// What counts is a choice that could have gone to the top tier or elsewhere, by chance, of which
/// it is known whether its tier sufficed, and of which the model in question spoke at the time: so
/// it cannot have learnt from it, and its opinion is there though the journal may keep no words.
/// Where the session stood is left out but for what the features tell, since that was the doing of
/// the dial that was. Mutable, confined to one thread.
public final class JournalDials {
  private final Deployment deployment;
  private final String model;
  private final Bootstrap bootstrap;
  private final List<Choice> choices = new ArrayList<>();
  private int decisions;

  /// A journalled choice, and whether the tier that was drawn sufficed.
  private record Choice(JournalledCall call, boolean sufficed) {
    TenantId tenant() {
      return call.record().identity().tenant();
    }

    LoggedDecision logged() {
      return call.logged(sufficed);
    }
  }

  /// What a choice costs under a dial, and at the top tier.
  private record Row(String session, double usd, double top) {}

  /// An empty journal.
  ///
  /// @param model the version whose opinions count
  public JournalDials(Deployment deployment, String model, Bootstrap bootstrap) {
    this.deployment = deployment;
    this.model = model;
    this.bootstrap = bootstrap;
  }

  /// Looks at a whole session.
  ///
  /// @param sufficed of which decisions it is known whether their tier did, and whether it did
  public void add(SessionHistory session, Map<DecisionId, Boolean> sufficed) {
    for (var record : session.decisions()) {
      decisions++;
      var known = Optional.ofNullable(sufficed.get(record.id()));
      JournalledCall.of(record)
          .filter(this::isOpen)
          .flatMap(call -> known.map(did -> new Choice(call, did)))
          .ifPresent(choices::add);
    }
  }

  private boolean isOpen(JournalledCall call) {
    var chances = call.facts().draw().chances();
    return call.isOn(deployment.ladder())
        && call.saidBy(model).isPresent()
        && chances.size() == deployment.ladder().size()
        && !chances.getLast().equals(Probability.ZERO)
        && !chances.getLast().equals(Probability.ONE);
  }

  /// What each dial is worth; one that the log cannot judge has a note in place of a line.
  ///
  /// @param doubted tenants whose word counts for nothing
  /// @throws IllegalArgumentException when the log can judge none
  public DialTable table(String title, List<NamedDial> dials, Set<TenantId> doubted) {
    var believed = choices.stream().filter(choice -> !doubted.contains(choice.tenant())).toList();
    var tasks = tasks(believed);
    var basis = basis(believed.size(), tasks.size());
    var worths = new ArrayList<DialWorth>();
    var unknown = new LinkedHashMap<String, String>();
    for (var dial : dials) {
      var chances = chances(believed, dial);
      switch (success(tasks, chances)) {
        case Finding.Estimated found -> worths.add(worth(dial, found, believed, chances));
        case Finding.Bounded(var low, var high, _) ->
            unknown.put(dial.name(), "between %.3f and %.3f".formatted(low, high));
        case Finding.NotIdentifiable(var why) -> unknown.put(dial.name(), why);
      }
    }
    if (worths.isEmpty()) {
      throw new IllegalArgumentException(
          "%s cannot tell what always-%s would have been worth: %s; %s"
              .formatted(
                  title,
                  deployment.ladder().top().name(),
                  String.join("; ", new LinkedHashSet<>(unknown.values())),
                  basis));
    }
    return new DialTable(title, worths, notes(basis, unknown));
  }

  private static List<String> notes(String basis, Map<String, String> unknown) {
    var notes = new ArrayList<>(List.of(basis));
    unknown.forEach((name, why) -> notes.add("%s: not identifiable, %s".formatted(name, why)));
    return notes;
  }

  private String basis(int counted, int sessions) {
    return "%d of %d decisions count, of %d sessions: those of which %s spoke, where chance (policy.exploration.epsilon) might have taken the top tier or another, and of which it is known whether their tier sufficed"
        .formatted(counted, decisions, sessions, model);
  }

  private static List<LoggedTask> tasks(List<Choice> believed) {
    var sessions =
        believed.stream()
            .collect(
                Collectors.groupingBy(
                    choice -> choice.call().session(),
                    LinkedHashMap::new,
                    Collectors.mapping(Choice::logged, Collectors.toList())));
    return sessions.entrySet().stream()
        .map(session -> new LoggedTask(session.getKey(), session.getValue()))
        .toList();
  }

  private Map<DecisionId, List<Probability>> chances(List<Choice> believed, NamedDial dial) {
    var policy = deployment.with(dial.dial()).policy();
    var chances = new HashMap<DecisionId, List<Probability>>();
    believed.forEach(
        choice -> chances.put(choice.call().record().id(), chances(choice.call(), policy)));
    return chances;
  }

  private List<Probability> chances(JournalledCall call, Policy policy) {
    var terms = call.terms(policy).after(LastChoice.unknown(), SwitchWindow.FIRST_CALL);
    return policy.decide(call.features(), call.saidBy(model).orElseThrow(), terms).chances();
  }

  private Finding success(List<LoggedTask> tasks, Map<DecisionId, List<Probability>> chances) {
    var top = top();
    TargetPolicy dial = decision -> chances.getOrDefault(decision.id(), top);
    return new PolicyComparison(OffPolicySettings.DEFAULT)
        .shares(tasks, dial, _ -> top)
        .getOrDefault(Figure.SHIPPED_RATE, new Finding.NotIdentifiable("it was not computed"));
  }

  private List<Probability> top() {
    var tiers = deployment.ladder().size();
    return IntStream.range(0, tiers)
        .mapToObj(tier -> tier == tiers - 1 ? Probability.ONE : Probability.ZERO)
        .toList();
  }

  private DialWorth worth(
      NamedDial dial,
      Finding.Estimated found,
      List<Choice> believed,
      Map<DecisionId, List<Probability>> chances) {
    var success =
        new Estimate(found.value(), found.low(), found.high(), (int) found.effectiveSize());
    return new DialWorth(dial, success, cost(believed, chances), shares(chances));
  }

  private Estimate cost(List<Choice> believed, Map<DecisionId, List<Probability>> chances) {
    var rows = believed.stream().map(Choice::call).map(call -> row(call, chances)).toList();
    return bootstrap.estimate(
        rows, Row::session, drawn -> sum(drawn, Row::usd) / sum(drawn, Row::top));
  }

  private Row row(JournalledCall call, Map<DecisionId, List<Probability>> chances) {
    var costs = call.costs(deployment.catalog());
    var decided = chances.getOrDefault(call.record().id(), List.of());
    return new Row(call.session(), SessionBill.mean(costs, decided), costs.getLast());
  }

  private static double sum(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).sum();
  }

  private List<Double> shares(Map<DecisionId, List<Probability>> chances) {
    return IntStream.range(0, deployment.ladder().size())
        .mapToObj(tier ->
            chances.values().stream()
                .mapToDouble(row -> row.get(tier).value())
                .average()
                .orElse(Double.NaN))
        .toList();
  }
}
