package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.label.Voting;
import dev.pointsman.review.Review;
import dev.pointsman.review.ReviewQueue;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// Answers a tenant's question which of its decisions a person should label next.
public final class ReviewDesk {
  private static final int LARGEST_LIMIT = 100;

  /// A client waits for the answer.
  private static final long MOST_SEEN = 20_000;

  /// Labels are taken for as long.
  private static final Duration WINDOW = Duration.ofDays(30);

  private final Path file;
  private final Ladder ladder;
  private final InstantSource clock;

  /// Asks about a journal.
  ///
  /// @param ladder of the tiers that an answer may name, besides `none`
  public ReviewDesk(Path file, Ladder ladder, InstantSource clock) {
    this.file = file;
    this.ladder = ladder;
    this.clock = clock;
  }

  /// The most worthwhile first.
  ///
  /// @param limit from 1 to 100, as the client wrote it
  Reply queue(String limit, TenantId tenant) {
    var count = count(limit);
    var filter = DecisionFilter.of(tenant).since(clock.instant().minus(WINDOW));
    try (var reader = JournalReader.open(file)) {
      var queue = ReviewQueue.of(reader, filter, new Voting(ladder, clock.instant()), MOST_SEEN);
      var json = JsonNodeFactory.instance.objectNode().put("looked_at", queue.seen());
      var answers = json.putArray("answers");
      ladder.tiers().forEach(tier -> answers.add(tier.name()));
      answers.add("none");
      var reviews = json.putArray("reviews");
      queue.first(count).forEach(review -> reviews.add(json(review)));
      return Reply.json(json);
    }
  }

  private static int count(String limit) {
    var number = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
    if (number < 1 || number > LARGEST_LIMIT) {
      throw new MalformedJson(
          "?limit", "a whole number from 1 to " + LARGEST_LIMIT, "another text");
    }
    return number;
  }

  private static ObjectNode json(Review review) {
    var decision = review.candidate().decision();
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision_id", decision.id().value())
            .put("session_id", decision.identity().session())
            .put("at", decision.identity().at().toString())
            .put("value", review.value());
    json.putObject("because")
        .put("label_doubt", review.candidate().label())
        .put("model_doubt", review.candidate().model())
        .put("sensitivity", review.candidate().sensitivity())
        .put("alike", review.alike());
    write(decision, json);
    var reported = json.putArray("reported");
    review.candidate().outcomes().forEach(outcome -> reported.add(outcome.fact().kind()));
    return json;
  }

  private static void write(DecisionRecord decision, ObjectNode json) {
    json.put("role", decision.observation().role());
    if (decision.routing() instanceof Routing.Decided(DecisionFacts facts)) {
      json.put("tier", facts.target().tier().name());
    }
    if (decision.observation().opinion() instanceof Opinion.Given(Classification said)) {
      json.put("task_type", said.taskType().label());
      var sufficiency = json.putArray("sufficiency");
      for (var rank = 0; rank < said.tiers().tiers(); rank++) {
        sufficiency.add(said.tiers().sufficiency(rank).value());
      }
    }
    if (!decision.text().prompt().isEmpty()) {
      json.put("prompt", decision.text().prompt()).put("digest", decision.text().digest());
    }
  }
}
