package dev.pointsman.cli;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Explanation;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.JournalReporting;
import dev.pointsman.journal.Reception;
import dev.pointsman.label.Voting;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.review.Review;
import dev.pointsman.review.ReviewQueue;
import dev.pointsman.unit.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pointsman review`: asks a person about the decisions on which their word teaches most.
@Command(
    name = "review",
    description =
        "Shows the decisions of which too little is known, and asks which tier would have sufficed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Those come first on which the classifier was least sure, near a decision between two tiers, or on which reports",
      "contradict each other; rare kinds of work before common ones, and each session once before any twice.",
      "The journal is read and written beside a running service. Answers count in the next training set.",
      "",
      "  scripts/pointsman review --limit 20",
      "  scripts/pointsman review --list"
    })
final class ReviewCommand implements Callable<Integer> {
  /// Labels are taken for as long.
  private static final Duration WINDOW = Duration.ofDays(30);

  private static final String NONE = "none";

  private final Assembly assembly;
  private final Reader keyboard;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many decisions to show (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--list", description = "Only list them, and ask nothing.")
  private boolean isList;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Of one tenant alone.")
  private @Nullable String tenant;

  @Mixin private ConfigOption config = new ConfigOption();

  ReviewCommand(Assembly assembly, Reader keyboard, InstantSource clock) {
    this.assembly = assembly;
    this.keyboard = keyboard;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: expected a number from 1, got " + limit);
    }
    var configuration = config.read(assembly);
    var journal = assembly.journal(configuration);
    var ladder = configuration.catalog().ladder();
    var reviews = reviews(journal, ladder);
    if (reviews.isEmpty()) {
      out().println("There is nothing to review: no decision of the last 30 days is in doubt.");
    } else if (isList) {
      reviews.forEach(this::list);
    } else {
      var tiers = ladder.tiers().stream();
      ask(reviews, new Answers(tiers.map(Tier::name).toList()), journal);
    }
    out().flush();
    return ExitCode.OK;
  }

  private List<Review> reviews(Path journal, Ladder ladder) {
    var now = clock.instant();
    var all = tenant == null ? DecisionFilter.EVERYTHING : DecisionFilter.of(new TenantId(tenant));
    try (var reader = JournalReader.open(journal)) {
      return ReviewQueue.of(
              reader, all.since(now.minus(WINDOW)), new Voting(ladder, now), Long.MAX_VALUE)
          .first(limit);
    }
  }

  private void list(Review review) {
    var decision = review.candidate().decision();
    out()
        .printf(
            "%s  %.3f  %s  %s%n",
            decision.id(), review.value(), decision.identity().at(), why(review));
  }

  private static String why(Review review) {
    var candidate = review.candidate();
    var reported =
        candidate.outcomes().stream()
            .map(outcome -> outcome.fact().kind())
            .collect(Collectors.joining(", "));
    return "label doubt %.2f, model doubt %.2f, sensitivity %.2f, %d alike%s"
        .formatted(
            candidate.label(),
            candidate.model(),
            candidate.sensitivity(),
            review.alike(),
            reported.isEmpty() ? "" : "; reported: " + reported);
  }

  /// What may be answered, by its name or the beginning of it.
  private record Answers(List<String> tiers) {
    Answers {
      var all = new ArrayList<>(tiers);
      all.add(NONE);
      tiers = List.copyOf(all);
    }

    Optional<String> read(String typed) {
      var meant = tiers.stream().filter(tier -> tier.startsWith(typed)).toList();
      return tiers.contains(typed)
          ? Optional.of(typed)
          : meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    @Override
    public String toString() {
      return String.join(", ", tiers);
    }
  }

  private void ask(List<Review> reviews, Answers answers, Path journal) throws IOException {
    var lines = new BufferedReader(keyboard);
    var reporting = new JournalReporting(journal);
    var kept = 0;
    for (var i = 0; i < reviews.size(); i++) {
      var review = reviews.get(i);
      out().printf("%n%d of %d: %s%n%n", i + 1, reviews.size(), why(review));
      out().print(Explanation.of(review.candidate().decision()));
      var typed = answer(lines, answers);
      if (typed.equals("q")) {
        break;
      }
      kept += typed.equals("s") ? 0 : report(review.candidate().decision(), typed, reporting);
    }
    out().printf("%d answers kept.%n", kept);
  }

  /// Asks until it is understood; the end of the input quits.
  private String answer(BufferedReader lines, Answers answers) throws IOException {
    while (true) {
      out().printf("Lowest tier that would have sufficed: %s; s skips, q quits > ", answers);
      out().flush();
      var line = lines.readLine();
      var typed = line == null ? "q" : line.strip();
      if (typed.equals("s") || typed.equals("q")) {
        return typed;
      }
      var meant = typed.isEmpty() ? Optional.<String>empty() : answers.read(typed);
      if (meant.isPresent()) {
        return meant.get();
      }
    }
  }

  private int report(DecisionRecord decision, String tier, JournalReporting reporting) {
    var now = clock.instant();
    var label =
        new Outcome(
            "review:" + decision.id(),
            new Subject.OfDecision(decision.id()),
            now,
            new Fact.Label(tier));
    return switch (reporting.report(decision.identity().tenant(), List.of(label), now)) {
      case Reception.Kept _ -> 1;
      case Reception.Refused(var faults) ->
          unkept(
              "expected %s, got %s"
                  .formatted(faults.getFirst().expected(), faults.getFirst().got()));
      case Reception.NotDurable(var reason) -> unkept(reason);
      case Reception.Late() -> unkept("the journal takes its time");
    };
  }

  private int unkept(String why) {
    out().println("not kept: " + why);
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
