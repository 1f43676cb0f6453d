package dev.pointsman.evaluate;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classifier;
import dev.pointsman.insight.LoggedDecision;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.insight.OffPolicyEvaluation;
import dev.pointsman.insight.OffPolicyReport;
import dev.pointsman.insight.OffPolicySettings;
import dev.pointsman.insight.TargetPolicy;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Replays a journal through a candidate, model and policy, and through the policies that it is
/// measured against: what the very tokens of the logged calls would have cost, and, where outcomes
/// are known, what would have shipped.
///
/// Each call is decided again alone, after the trajectory that the logged policy led to: what
/// another choice would have changed in the calls behind it is not known. A decision of unknown
/// outcome counts in the costs alone. Mutable, confined to one thread.
public final class JournalReplay {
  private static final double PERCENT = 100;

  private final Deployment deployment;
  private final JournalPolicies policies;
  private final String model;
  private final ShippedWork work;
  private final Map<DecisionId, Map<String, List<Probability>>> chances = new HashMap<>();
  private final List<SessionBill> bills = new ArrayList<>();
  private final List<LoggedTask> tasks = new ArrayList<>();
  private int seen;
  private int strange;
  private int withoutText;

  /// Prepares a replay of sessions that are added one by one.
  ///
  /// @param classifier the candidate's; it is not asked where its own opinion was journalled
  /// @param model the candidate's version, its name in the tables
  public JournalReplay(
      Deployment deployment, Classifier classifier, String model, ShippedWork work) {
    this.deployment = deployment;
    this.policies = new JournalPolicies(deployment.policy(), classifier, model);
    this.model = model;
    this.work = work;
  }

  /// Replays a whole session.
  public void add(SessionHistory session) {
    var calls = session.decisions().stream().map(this::call).flatMap(Optional::stream).toList();
    if (calls.isEmpty()) {
      return;
    }
    var bill = new SessionBill(calls.getFirst().session());
    var known = work.of(session);
    var logged = new ArrayList<LoggedDecision>();
    for (var call : calls) {
      var decided = policies.of(call);
      bill.add(call, deployment.catalog(), decided);
      withoutText += call.saidBy(model).isPresent() || call.hasText() ? 0 : 1;
      if (known.containsKey(call.record().id())) {
        logged.add(call.logged(known.getOrDefault(call.record().id(), false)));
        chances.put(call.record().id(), decided);
      }
    }
    bills.add(bill);
    if (!logged.isEmpty()) {
      tasks.add(new LoggedTask(bill.session(), logged));
    }
  }

  private Optional<JournalledCall> call(DecisionRecord record) {
    seen++;
    var call = JournalledCall.of(record);
    if (call.isPresent() && !call.get().isOn(deployment.ladder())) {
      strange++;
      return Optional.empty();
    }
    return call;
  }

  /// What the log tells of the candidate.
  public OffPolicyReport candidate() {
    return judged(policy(model));
  }

  /// Costs, then what would have shipped.
  ///
  /// @throws IllegalArgumentException when there is nothing to replay
  public List<ReportTable> tables(String title, Bootstrap bootstrap) {
    if (bills.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: expected answered calls that a policy decided between the tiers %s, found none among %d decisions (%d of other tiers)"
              .formatted(title, names(), seen, strange));
    }
    return List.of(costs(title, bootstrap), outcomes(title));
  }

  private String names() {
    return deployment.ladder().tiers().stream().map(Tier::name).collect(Collectors.joining(", "));
  }

  private ReportTable costs(String title, Bootstrap bootstrap) {
    var replayed = bills.stream().mapToInt(SessionBill::calls).sum();
    return new ReportTable(
        title + ": the cost of its tokens",
        List.of("usd_per_1000", "usd_total", "routing_saved_%"),
        bills.getFirst().policies().stream().map(name -> line(name, bootstrap)).toList(),
        List.of(
            "%d answered calls of %d sessions; %d decisions are left out: unanswered, passed through, of unknown tokens, or of other tiers than %s"
                .formatted(replayed, bills.size(), seen - replayed, names()),
            "%d calls were decided again without their text, which the journal does not keep at its level"
                .formatted(withoutText),
            "the cheapest model of a tier, warm caches as logged: a policy that switches at other times pays for other caches"));
  }

  private ReportTable.Line line(String policy, Bootstrap bootstrap) {
    ToDoubleFunction<List<SessionBill>> total =
        drawn -> drawn.stream().mapToDouble(bill -> bill.cost(policy)).sum();
    ToDoubleFunction<List<SessionBill>> paid =
        drawn -> drawn.stream().mapToDouble(bill -> bill.cost(SessionBill.AS_ROUTED)).sum();
    return new ReportTable.Line(
        policy,
        List.of(
            estimate(
                bootstrap,
                drawn ->
                    OutcomeReplay.A_THOUSAND
                        * total.applyAsDouble(drawn)
                        / drawn.stream().mapToInt(SessionBill::calls).sum()),
            estimate(bootstrap, total),
            estimate(
                bootstrap,
                drawn -> PERCENT * (1 - paid.applyAsDouble(drawn) / total.applyAsDouble(drawn)))));
  }

  private Estimate estimate(Bootstrap bootstrap, ToDoubleFunction<List<SessionBill>> statistic) {
    return bootstrap.estimate(bills, SessionBill::session, statistic);
  }

  private ReportTable outcomes(String title) {
    var table =
        new OffPolicyTable(
            List.of(
                "%d calls of %d sessions have a known outcome; a policy that the log cannot judge has no line"
                    .formatted(chances.size(), tasks.size())));
    table.addLogged(SessionBill.AS_ROUTED, judged(this::asLogged));
    bills.getFirst().policies().stream()
        .filter(name -> !name.equals(SessionBill.AS_ROUTED))
        .forEach(name -> table.add(name, judged(policy(name))));
    return table.table(title + ": what would have shipped");
  }

  private OffPolicyReport judged(TargetPolicy target) {
    return new OffPolicyEvaluation(OffPolicySettings.DEFAULT).judge(tasks, target);
  }

  private TargetPolicy policy(String name) {
    return decision -> chances.getOrDefault(decision.id(), Map.of()).getOrDefault(name, List.of());
  }

  /// The chance of the tier that was drawn; those of the others change nothing.
  private List<Probability> asLogged(LoggedDecision decision) {
    return deployment.ladder().tiers().stream()
        .map(tier -> tier.rank() == decision.tier() ? decision.propensity() : Probability.ZERO)
        .toList();
  }
}
