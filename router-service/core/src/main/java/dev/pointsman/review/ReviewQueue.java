package dev.pointsman.review;

import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.DerivedLabel;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.Labeling;
import dev.pointsman.label.VoteCounts;
import dev.pointsman.label.Voting;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Finds the decisions on which a person's word would teach most. Of a decision it is worth
///
/// ```
/// value = label doubt * model doubt * sensitivity / sqrt(alike) / 2^before
/// ```
///
/// with [Doubt]'s measures of what all labelling functions together say of the work, implied signs
/// included, of what the classifier said, and of how near the decision was; the number of decisions
/// that are alike (role, likeliest task type, chosen tier), and how many decisions of the same
/// session stand before it in the queue. So it asks where nobody knows, where another answer would
/// have changed the decision, about what is rare, and not twice about one conversation.
///
/// Remembers the most doubtful decisions alone, however long the journal. Used by one thread.
public final class ReviewQueue {
  private static final int REMEMBERED = 2_000;

  private final PriorityQueue<ReviewCandidate> doubtful =
      new PriorityQueue<>(Comparator.comparingDouble(ReviewCandidate::doubt));
  private final Labeling labeling;
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

  /// Asks about work of which so much is believed.
  public ReviewQueue(Labeling labeling) {
    this.labeling = labeling;
  }

  /// Looks through a journal's conversations twice: to learn whom to believe, and to doubt.
  ///
  /// @param most decisions to look at, where a person waits for the answer
  public static ReviewQueue of(
      JournalReader journal, DecisionFilter filter, Voting voting, long most) {
    var counts = new VoteCounts(voting);
    walk(journal, filter, most, counts::add);
    var queue = new ReviewQueue(new Labeling(LabelModel.fit(counts), voting));
    walk(journal, filter, most, queue::add);
    return queue;
  }

  private static void walk(
      JournalReader journal, DecisionFilter filter, long most, Consumer<SessionHistory> look) {
    var seen = new AtomicLong();
    try (var sessions = journal.sessions(filter)) {
      sessions
          .takeWhile(_ -> seen.get() < most)
          .forEach(session -> {
            seen.addAndGet(session.decisions().size());
            look.accept(session);
          });
    }
  }

  /// Looks at a session. What a person has judged already counts only for what is like it; of
  /// housekeeping nobody is asked.
  public void add(SessionHistory session) {
    seen += session.decisions().size();
    for (var derived : labeling.label(session)) {
      var decision = derived.decision();
      if (decision.observation().opinion() instanceof Opinion.Given opinion
          && decision.routing() instanceof Routing.Decided(var facts)) {
        add(new Asked(decision, opinion, facts), derived, outcomesOf(decision, session));
      }
    }
  }

  private void add(Asked asked, DerivedLabel derived, List<Outcome> outcomes) {
    alike.merge(asked.kind(), 1L, Long::sum);
    if (outcomes.stream().anyMatch(outcome -> outcome.fact() instanceof Fact.Label)) {
      return;
    }
    doubtful.add(
        new ReviewCandidate(
            asked.decision(),
            outcomes,
            Doubt.ofLabel(derived.sufficed()),
            Doubt.ofModel(asked.opinion().classification().tiers()),
            Doubt.sensitivity(asked.facts().costs())));
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
