package dev.pointsman.journal;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.policy.TierCost;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.Usd;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A decision told to a person at a terminal: what came, what was measured and thought of it, what
/// each tier would have cost, why the choice fell, and what came of it.
public final class Explanation {
  private static final int WIDTH = 96;

  private final DecisionRecord decision;
  private final Formatter out = new Formatter(Locale.ROOT);

  private Explanation(DecisionRecord decision) {
    this.decision = decision;
  }

  /// The text, its last line ended.
  ///
  /// @param outcomes what was reported of the decision and its session, oldest first
  public static String of(DecisionRecord decision, List<Outcome> outcomes) {
    return of(decision) + ReportedStory.of(outcomes);
  }

  /// The same of a decision that nothing was reported of.
  public static String of(DecisionRecord decision) {
    var explanation = new Explanation(decision);
    explanation.whatCame();
    explanation.whatWasMeasured();
    explanation.whatWasThought();
    explanation.whatWasDecided();
    explanation.whatTheShadowThought();
    explanation.out.format("%s", new ServedStory(decision.serving()).text());
    return explanation.out.toString();
  }

  private void whatCame() {
    var identity = decision.identity();
    var call = decision.call();
    out.format("Decision   %s, %s\n", identity.id(), identity.at().truncatedTo(ChronoUnit.MILLIS));
    out.format(
        "Session    %s of tenant %s%s\n", identity.session(), identity.tenant(), agent(identity));
    out.format(
        "Came       %s, %d bytes%s, asking for %s%s, for %s%s\n",
        call.endpoint().path(),
        call.bodyBytes(),
        call.streamed() ? ", streamed" : "",
        call.requested().name(),
        call.requested().virtual() ? " (the router chooses)" : "",
        call.kind(),
        client(call.client()));
    if (!decision.text().prompt().isEmpty()) {
      out.format("Prompt     %s\n", decision.text().prompt().lines().findFirst().orElse(""));
    }
  }

  private static String agent(CallIdentity identity) {
    var parent = identity.clientNames().parentAgent();
    if (identity.agent().isEmpty()) {
      return "";
    }
    return ", agent " + identity.agent() + (parent.isEmpty() ? "" : " of " + parent);
  }

  private static String client(ClientProgram client) {
    return client.name().isEmpty()
        ? ""
        : ", from " + (client.name() + " " + client.version()).strip();
  }

  private void whatWasMeasured() {
    var known = decision.observation().features().known();
    var role = decision.observation().role();
    var measured =
        known.entrySet().stream()
            .filter(feature -> feature.getValue() != 0)
            .map(feature -> feature.getKey() + " " + number(feature.getValue()))
            .toList();
    wrapped("Measured   ", measured.isEmpty() ? List.of("nothing that was kept") : measured);
    if (!role.isEmpty()) {
      out.format("Role       %s\n", role);
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  private void whatWasThought() {
    switch (decision.observation().opinion()) {
      case Opinion.Given(var said) -> {
        out.format("Classifier %s: %s\n", said.modelVersion(), sufficiencies(said));
        out.format("Task       %s\n", taskTypes(said));
      }
      case Opinion.Missing(var cause, var reason) ->
          out.format(
              "Classifier unavailable (%s): %s\n", cause.name().toLowerCase(Locale.ROOT), reason);
      case Opinion.NotAsked() -> out.format("Classifier not asked\n");
    }
  }

  private String sufficiencies(Classification said) {
    var chances = new ArrayList<String>();
    for (var rank = 0; rank < said.tiers().tiers(); rank++) {
      chances.add(tierName(rank) + " suffices " + percent(said.tiers().sufficiency(rank).value()));
    }
    return String.join(", ", chances) + ", none " + percent(said.tiers().none().value());
  }

  private String tierName(int rank) {
    return decision.routing() instanceof Routing.Decided(var facts)
        ? facts.costs().stream()
            .map(TierCost::tier)
            .filter(tier -> tier.rank() == rank)
            .map(Tier::name)
            .findFirst()
            .orElse("tier " + rank)
        : "tier " + rank;
  }

  private static String taskTypes(Classification said) {
    return said.likeliest(Opinion.TASK_TYPES).stream()
        .map((TaskType type) -> type.label() + " " + percent(said.chance(type).value()))
        .collect(Collectors.joining(", "));
  }

  private void whatWasDecided() {
    switch (decision.routing()) {
      case Routing.Decided(var facts) -> decided(facts);
      case Routing.PassedThrough(var provider, var model) ->
          out.format("Decided    passed through to %s of %s\n", model.value(), provider.value());
      case Routing.Undecided(var reason) -> out.format("Decided    nothing: %s\n", reason);
    }
  }

  private void decided(DecisionFacts facts) {
    out.format("Costs      %-10s %-28s %14s %14s\n", "tier", "model", "this call", "until shipped");
    facts.costs().forEach(cost -> out.format("           %s\n", cost(cost, facts)));
    out.format(
        "Decided    %s, %s of %s; %s\n",
        facts.target().tier().name(),
        facts.target().offer().model().value(),
        facts.target().offer().provider().value(),
        draw(facts.draw()));
    if (!facts.draw().chances().isEmpty() && facts.draw().propensity().value() < 1) {
      out.format("Chances    %s\n", chances(facts.draw().chances()));
    }
    var number = 1;
    for (var reason : facts.reasons()) {
      out.format("  %2d. %s\n", number++, reason);
    }
    out.format("Settings   %s\n", facts.configuration());
  }

  private String chances(List<Probability> chances) {
    return IntStream.range(0, chances.size())
        .mapToObj(rank -> tierName(rank) + " " + percent(chances.get(rank).value()))
        .collect(Collectors.joining(", "));
  }

  private void whatTheShadowThought() {
    if (decision.shadow() instanceof ShadowOpinion.Watched seen) {
      out.format(
          "Shadow     %s: %s; it would have gone to %s\n",
          seen.modelVersion(),
          seen.opinion() instanceof Opinion.Given(var said) ? sufficiencies(said) : "no answer",
          seen.tier().name());
    }
  }

  private String cost(TierCost cost, DecisionFacts facts) {
    var marks = new ArrayList<String>();
    if (cost.tier().equals(facts.target().tier())) {
      marks.add("chosen");
    }
    var isClassified = decision.observation().opinion() instanceof Opinion.Given;
    if (isClassified && cost.tier().equals(facts.classifierTier())) {
      marks.add("cheapest by the classifier");
    }
    return String.format(
            Locale.ROOT,
            "%-10s %-28s %14s %14s  %s",
            cost.tier().name(),
            cost.offer().model().value(),
            dollars(cost.call()),
            dollars(cost.expected()),
            String.join(", ", marks))
        .stripTrailing();
  }

  private static String draw(Draw draw) {
    var confidence = draw.confidence().value();
    return (draw.forced()
            ? "forced by the client"
            : "drawn with chance " + draw.propensity().value())
        + (confidence > 0 ? ", suffices with chance " + percent(confidence) : "");
  }

  static String dollars(Usd amount) {
    return String.format(Locale.ROOT, "%.6f USD", amount.dollars());
  }

  private static String percent(double chance) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * chance);
  }

  private void wrapped(String head, List<String> words) {
    var row = new StringBuilder(head);
    for (var word : words) {
      if (row.length() + word.length() > WIDTH && row.length() > head.length()) {
        out.format("%s\n", row.toString().stripTrailing());
        row.setLength(0);
        row.append(" ".repeat(head.length()));
      }
      row.append(word).append(word.equals(words.getLast()) ? "" : ", ");
    }
    out.format("%s\n", row);
  }
}
