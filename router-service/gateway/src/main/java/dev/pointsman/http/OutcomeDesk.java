package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.http.BuildReader.Build;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Reception;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// Takes reports of what became of decided work. A report is kept whole or not at all, and one that
/// comes again changes nothing.
public final class OutcomeDesk {
  static final String OUTCOMES = "/v1/outcomes";

  /// A disk that takes longer is not waited for: the report is on its way.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int ACCEPTED = 202;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final Journal journal;
  private final Path file;
  private final FactReader facts;
  private final ModelTrials models;
  private final InstantSource clock;

  /// @param file the journal's
  /// @param tiers by name, which a person's label may name
  /// @param models that are judged by what is reported
  public OutcomeDesk(
      Journal journal, Path file, List<String> tiers, ModelTrials models, InstantSource clock) {
    this.journal = journal;
    this.file = file;
    this.facts = new FactReader(tiers);
    this.models = models;
    this.clock = clock;
  }

  /// One outcome, or one a line.
  Reply report(byte[] body, boolean isNdjson, TenantId tenant) {
    var reader = new OutcomeReader(facts, clock.instant());
    var read = isNdjson ? OutcomeBody.lines(body, reader) : OutcomeBody.single(body, reader);
    return switch (read) {
      case OutcomeBody.Told told -> keep(told, tenant);
      case OutcomeBody.Refused(var problem) -> Reply.problem(problem, OUTCOMES);
    };
  }

  /// How a build ended.
  Reply build(byte[] body, TenantId tenant) {
    var reader = new BuildReader(new OutcomeReader(facts, clock.instant()));
    return switch (reader.read(PlacedJson.root(JsonReader.read(body)))) {
      case Build.OfWork(var outcome) -> keep(List.of(outcome), tenant);
      case Build.OfNoConcern(var why) -> ignored(why);
      case Build.OfCommit commit -> keep(commit, tenant);
    };
  }

  private Reply keep(Build.OfCommit build, TenantId tenant) {
    try (var reader = JournalReader.open(file)) {
      var work = reader.workIn(build.commit(), tenant);
      if (!work.isEmpty()) {
        return keep(work.stream().map(subject -> outcome(build, subject)).toList(), tenant);
      }
    }
    if (build.isBroadcast()) {
      return ignored("nobody reported the commit " + build.commit());
    }
    var fault =
        new Problem.Fault(
            "/commit", "a commit that was reported before", "'" + build.commit() + "'");
    return Reply.problem(refusal(1, List.of(fault)), OUTCOMES);
  }

  private static Outcome outcome(Build.OfCommit build, Subject subject) {
    var anonymous = new Outcome("", subject, build.at(), new Fact.Ci(build.passed()));
    var event = build.commit() + " " + build.event();
    var id = OutcomeReader.hashed(event, anonymous);
    return new Outcome(id, subject, anonymous.at(), anonymous.fact());
  }

  private static Reply ignored(String why) {
    return Reply.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("accepted", 0)
            .put("known", 0)
            .put("ignored", why));
  }

  private Reply keep(List<Outcome> outcomes, TenantId tenant) {
    return keep(new OutcomeBody.Told(outcomes, outcomes.stream().map(_ -> 0).toList()), tenant);
  }

  private Reply keep(OutcomeBody.Told told, TenantId tenant) {
    var receipt =
        journal.reported(
            tenant, told.outcomes(), clock.instant(), outcome -> models.reported(tenant, outcome));
    return switch (receipt.await(PATIENCE)) {
      case Reception.Kept kept -> Reply.json(answer(told, kept));
      case Reception.Refused(var faults) -> Reply.problem(refusal(told, faults), OUTCOMES);
      case Reception.NotDurable _ -> Reply.problem(notNow(), OUTCOMES);
      case Reception.Late() -> new Reply(ACCEPTED, "application/json", pending(told).toString());
    };
  }

  private static ObjectNode answer(OutcomeBody.Told told, Reception.Kept kept) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("accepted", kept.count(Reception.Standing.NEW))
            .put("known", kept.count(Reception.Standing.KNOWN));
    var results = json.putArray("results");
    for (var i = 0; i < told.outcomes().size(); i++) {
      var standing = kept.standings().get(i).name().toLowerCase(Locale.ROOT);
      results.add(result(told, i).put("standing", standing));
    }
    return json;
  }

  private static ObjectNode pending(OutcomeBody.Told told) {
    var json = JsonNodeFactory.instance.objectNode().put("accepted", 0).put("known", 0);
    var results = json.putArray("results");
    for (var i = 0; i < told.outcomes().size(); i++) {
      results.add(result(told, i).put("standing", "pending"));
    }
    return json;
  }

  private static ObjectNode result(OutcomeBody.Told told, int number) {
    var json = JsonNodeFactory.instance.objectNode();
    var line = told.lines().get(number);
    if (line > 0) {
      json.put("line", line);
    }
    return json.put("id", told.outcomes().get(number).id());
  }

  private static Problem refusal(OutcomeBody.Told told, List<Reception.Fault> faults) {
    var errors =
        faults.stream()
            .limit(OutcomeBody.MOST_FAULTS)
            .map(fault ->
                new Problem.Fault(
                    told.place(fault.place(), fault.field()), fault.expected(), fault.got()))
            .toList();
    return refusal(faults.size(), errors);
  }

  private static Problem refusal(int count, List<Problem.Fault> errors) {
    var first = errors.getFirst();
    var detail =
        "%d outcome(s) cannot be kept and none was; %s: expected %s, got %s"
            .formatted(count, first.pointer(), first.expected(), first.got());
    return new Problem(UNPROCESSABLE, "The outcomes cannot be kept", detail, errors);
  }

  private static Problem notNow() {
    return Problem.of(
        UNAVAILABLE,
        "The journal cannot write",
        "expected a disk to write to, got none now: report the same again later");
  }
}
