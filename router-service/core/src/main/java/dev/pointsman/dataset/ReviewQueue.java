package dev.pointsman.dataset;

import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.request.TaskType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the decisions on which a person's word would teach most. Of a decision it is worth
///
/// ```
/// value = (uncertainty + disagreement) / sqrt(alike) / 2^before
/// ```
///
/// with [Doubt]'s uncertainty of the classifier and disagreement of reports, the number of
/// decisions of the journal that are alike (role, likeliest task type, chosen tier), and how many
/// decisions of the same session stand before it in the queue. So it asks where the model does not
/// know, where the world contradicts itself, about what is rare, and not twice about one
/// conversation.
///
/// Remembers the most doubtful decisions alone, however long the journal. Used by one thread.
public final class ReviewQueue {
  private static final int REMEMBERED = 2_000;
  private static final int MOST_SEEN = 20_000;

  private final PriorityQueue<ReviewCandidate> doubtful =
      new PriorityQueue<>(Comparator.comparingDouble(ReviewCandidate::doubt));
  private final Map<Kind, Long> alike = new HashMap<>();
  private long seen;

  /// What makes two decisions alike.
  private record Kind(String role, TaskType taskType, String tier) {}

  /// A decision with what the classifier said of it.
  private record Asked(DecisionRecord decision, Opinion.Given opinion, DecisionFacts facts) {
    Kind kind() {
      return new Kind(
          decision.observation().role(),
          opinion.classification().taskType(),
          facts.target().tier().name());
    }
  }

  /// Looks through a journal's conversations, until it has seen twenty thousand decisions: a person
  /// waits for the answer.
  public static ReviewQueue of(JournalReader journal, DecisionFilter filter) {
    var queue = new ReviewQueue();
    try (var sessions = journal.sessions(filter)) {
      sessions.takeWhile(_ -> queue.seen < MOST_SEEN).forEach(queue::add);
    }
    return queue;
  }

  /// Looks at a session. What a person has judged already counts only for what is like it.
  public void add(SessionHistory session) {
    seen += session.decisions().size();
    for (var decision : session.decisions()) {
      if (decision.observation().opinion() instanceof Opinion.Given opinion
          && decision.routing() instanceof Routing.Decided(var facts)
          && !decision.serving().attempts().isEmpty()) {
        add(new Asked(decision, opinion, facts), outcomesOf(decision, session));
      }
    }
  }

  private void add(Asked asked, List<Outcome> outcomes) {
    alike.merge(asked.kind(), 1L, Long::sum);
    if (outcomes.stream().anyMatch(outcome -> outcome.fact() instanceof Fact.Label)) {
      return;
    }
    var uncertainty = Doubt.uncertainty(asked.opinion().classification().tiers(), asked.facts());
    doubtful.add(
        new ReviewCandidate(asked.decision(), outcomes, uncertainty, Doubt.disagreement(outcomes)));
    if (doubtful.size() > REMEMBERED) {
      doubtful.poll();
    }
  }

  private static List<Outcome> outcomesOf(DecisionRecord decision, SessionHistory session) {
    return session.outcomes().stream()
        .filter(outcome -> concerns(outcome.subject(), decision))
        .toList();
  }

  private static boolean concerns(Subject subject, DecisionRecord decision) {
    return switch (subject) {
      case Subject.OfSession _ -> true;
      case Subject.OfDecision(var id) -> id.equals(decision.id());
      case Subject.OfRequest(var name) ->
          decision.identity().clientNames().requestIds().contains(name);
    };
  }

  /// How many decisions it has looked at.
  public long seen() {
    return seen;
  }

  /// The most worthwhile first.
  public List<Review> first(int limit) {
    var waiting = new ArrayList<>(doubtful.stream().map(this::alone).toList());
    var asked = new HashMap<String, Integer>();
    var queue = new ArrayList<Review>();
    while (queue.size() < limit && !waiting.isEmpty()) {
      var best =
          waiting.stream()
              .max(
                  Comparator.comparingDouble((Review review) -> beside(review, asked))
                      .thenComparing(ReviewQueue::id, Comparator.reverseOrder()))
              .orElseThrow();
      queue.add(new Review(best.candidate(), beside(best, asked), best.alike()));
      waiting.remove(best);
      asked.merge(session(best), 1, Integer::sum);
    }
    return List.copyOf(queue);
  }

  private Review alone(ReviewCandidate candidate) {
    var decision = candidate.decision();
    var count = alikeOf(decision);
    return new Review(candidate, candidate.doubt() / Math.sqrt((double) count), count);
  }

  private long alikeOf(DecisionRecord decision) {
    return decision.observation().opinion() instanceof Opinion.Given opinion
            && decision.routing() instanceof Routing.Decided(var facts)
        ? alike.getOrDefault(new Asked(decision, opinion, facts).kind(), 1L)
        : 1;
  }

  private static double beside(Review review, Map<String, Integer> asked) {
    return Math.scalb(review.value(), -asked.getOrDefault(session(review), 0));
  }

  private static String session(Review review) {
    var identity = review.candidate().decision().identity();
    return identity.tenant() + "/" + identity.session();
  }

  private static String id(Review review) {
    return review.candidate().decision().id().value();
  }
}
