package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.Sessions.CallSketch;
import dev.pointsman.outcome.Fact;
import dev.pointsman.upstream.Attempt.Result;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Sessions of any shape, for laws.
final class RandomSessions {
  private static final List<String> COUNTS =
      List.of("consecutive_errors", "repeated_edits", "tests_failed", "tests_run", "test_calls");
  private static final List<String> STOPS =
      List.of("end_turn", "tool_use", "max_tokens", "refusal", "", "of another day");
  private static final List<String> KINDS = List.of("main", "main", "main", "title", "unheard of");
  private static final List<Fact> FACTS =
      List.of(
          new Fact.Shipped(),
          new Fact.Failed(),
          new Fact.Rating(1),
          new Fact.Rating(5),
          new Fact.Tests(3, 0),
          new Fact.Tests(0, 3),
          new Fact.Retried(),
          new Fact.Reverted(),
          new Fact.Ci(true),
          new Fact.Label("fast"),
          new Fact.Label("none"),
          new Fact.Metrics(Map.of()));

  private RandomSessions() {}

  static SessionHistory session(Random random) {
    var calls = IntStream.range(0, random.nextInt(20)).mapToObj(_ -> randomCall(random)).toList();
    var session = Sessions.session(calls);
    for (var i = random.nextInt(5); i > 0; i--) {
      var fact = one(FACTS, random);
      session =
          random.nextBoolean()
              ? Sessions.reported(session, fact)
              : Sessions.reported(session, Sessions.decision(random.nextInt(20)), fact);
    }
    return session;
  }

  private static CallSketch randomCall(Random random) {
    var call =
        call()
            .at(random.nextInt(4))
            .step(random.nextInt(30))
            .prompt("h" + random.nextInt(3))
            .kind(one(KINDS, random))
            .stop(one(STOPS, random))
            .drawn(random.nextDouble());
    if (random.nextInt(5) == 0) {
      call.tried(random.nextInt(3), one(List.of(Result.values()), random))
          .tried(random.nextInt(3), one(List.of(Result.values()), random));
    }
    if (random.nextInt(6) == 0) {
      call.agent("a" + random.nextInt(2));
    }
    return call.with(one(COUNTS, random), random.nextInt(6));
  }

  private static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
