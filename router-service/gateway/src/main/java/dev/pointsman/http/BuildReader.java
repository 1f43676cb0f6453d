package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.outcome.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads how a build ended: in our own words, or from what GitHub sends of workflow and check runs.
final class BuildReader {
  private static final List<String> RUNS = List.of("workflow_run", "check_run");
  private static final Set<String> PASSED = Set.of("success");
  private static final Set<String> FAILED = Set.of("failure", "timed_out", "startup_failure");
  private static final Set<String> FIELDS = Set.of("commit", "passed", "id", "at");
  private static final String COMMIT = "commit";

  private final OutcomeReader outcomes;

  BuildReader(OutcomeReader outcomes) {
    this.outcomes = outcomes;
  }

  /// What a body tells of.
  sealed interface Build {
    /// The build of a commit.
    ///
    /// @param event the sender's own name for the build; empty when it has none
    /// @param isBroadcast whether the sender tells of every build, of whosever work
    record OfCommit(String commit, boolean passed, String event, Instant at, boolean isBroadcast)
        implements Build {}

    /// The build of work that the sender names as other outcomes do.
    record OfWork(Outcome outcome) implements Build {}

    /// Nothing that says whether the work was good.
    record OfNoConcern(String why) implements Build {}
  }

  /// @throws MalformedJson when it holds something else
  Build read(PlacedJson json) {
    json.requireObject();
    return RUNS.stream()
        .filter(name -> json.field(name).node().isObject())
        .findFirst()
        .map(name -> gitHubs(name, json.field(name)))
        .orElseGet(() -> json.node().has("zen") ? new Build.OfNoConcern("a ping") : ours(json));
  }

  private Build gitHubs(String name, PlacedJson run) {
    var conclusion = run.field("conclusion");
    var word = conclusion.isAbsent() ? "" : conclusion.requireText();
    if (!PASSED.contains(word) && !FAILED.contains(word)) {
      return new Build.OfNoConcern(
          word.isEmpty() ? "the run has not ended" : "the run was " + word);
    }
    var id = run.field("id");
    if (!id.node().canConvertToLong()) {
      throw id.mismatch("the number of the run");
    }
    var attempt = run.field("run_attempt").node().asLong(1);
    var event = "github %s %d %d".formatted(name, id.node().longValue(), attempt);
    var ended = Stream.of("completed_at", "updated_at").map(run::field);
    return new Build.OfCommit(
        FactReader.commit(run.field("head_sha")),
        PASSED.contains(word),
        event,
        outcomes.at(ended.filter(at -> !at.isAbsent()).findFirst().orElse(run.field("at"))),
        true);
  }

  private Build ours(PlacedJson json) {
    if (json.field(COMMIT).isAbsent()) {
      return new Build.OfWork(work(json));
    }
    for (var field : json.requireFields().entrySet()) {
      if (!FIELDS.contains(field.getKey())) {
        throw new MalformedJson(
            field.getValue().pointer(), "one of commit, passed, id, at", "another field");
      }
    }
    var id = json.field("id");
    return new Build.OfCommit(
        FactReader.commit(json.field(COMMIT)),
        json.field("passed").requireFlag(),
        id.isAbsent() ? "" : OutcomeReader.name(id),
        outcomes.at(json.field("at")),
        false);
  }

  private Outcome work(PlacedJson json) {
    var named = ((ObjectNode) json.node()).deepCopy().put("kind", "ci");
    return outcomes.read(new PlacedJson(named, json.pointer()));
  }
}
