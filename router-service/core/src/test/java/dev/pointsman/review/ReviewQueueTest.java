package dev.pointsman.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.journal.DecisionJson;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.Labeling;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {
  private static final TenantId ANNA = new TenantId("anna");

  private final ReviewQueue queue = new ReviewQueue(new Labeling(LabelModel.stated()));

  @Test
  void asksFirstWhereTheClassifierWasLeastSure() {
    add("one", call("sure", "explorer", 0.99), call("unsure", "planner", 0.5));
    add("two", call("torn", "writer", 0.7));
    assertThat(ids(2)).containsExactly("unsure", "torn");
  }

  @Test
  void asksFirstWhatReportsContradict() {
    addReported("one", call("agreed", "writer", 0.5), new Fact.Shipped(), new Fact.Ci(true));
    addReported("two", call("disputed", "planner", 0.5), new Fact.Rating(5), new Fact.Failed());
    assertThat(ids(2)).containsExactly("disputed", "agreed");
  }

  /// Nobody reported anything: the model refused to answer.
  @Test
  void whatTheJournalItselfTellsIsLessInDoubt() {
    var refused = LoggedLine.of(new DecisionId("refused"), "one", "explorer", 0.5);
    add("one", DecisionJson.read(refused.replace("end_turn", "refusal")));
    add("two", call("open", "explorer", 0.5));
    assertThat(ids(2)).containsExactly("open", "refused");
  }

  @Test
  void asksOfRareWorkBeforeCommonWork() {
    IntStream.range(0, 100).forEach(i -> add("s" + i, call("common" + i, "explorer", 0.5)));
    add("rare", call("rare", "planner", 0.8));
    assertThat(ids(1)).containsExactly("rare");
    assertThat(queue.first(2).getLast().alike()).isEqualTo(100);
  }

  @Test
  void asksOfEverySessionOnceBeforeOfAnyTwice() {
    add("one", call("one-a", "explorer", 0.5), call("one-b", "explorer", 0.51));
    add("two", call("two-c", "explorer", 0.7));
    assertThat(ids(3)).containsExactly("one-a", "two-c", "one-b");
  }

  @Test
  void asksNothingThatAPersonHasAnswered() {
    addReported("one", call("answered", "explorer", 0.5), new Fact.Label("fast"));
    assertThat(queue.first(5)).isEmpty();
    assertThat(queue.seen()).isEqualTo(1);
  }

  @Test
  void weighsEntropyByHowNearTheTiersWere() {
    add("one", call("even", "explorer", 0.5));
    var entropy = Math.log(2) / Math.log(4);
    var first = queue.first(1).getFirst();
    assertThat(first.value())
        .isCloseTo(first.candidate().label() * entropy * 2000 / 2500, within(1e-9));
  }

  private List<String> ids(int limit) {
    return queue.first(limit).stream()
        .map(review -> review.candidate().decision().id().value())
        .toList();
  }

  private void add(String session, DecisionRecord... decisions) {
    queue.add(new SessionHistory(ANNA, session, List.of(decisions), List.of()));
  }

  private void addReported(String session, DecisionRecord decision, Fact... facts) {
    var outcomes =
        Arrays.stream(facts)
            .map(fact ->
                new Outcome(
                    fact.kind(), new Subject.OfDecision(decision.id()), Instant.EPOCH, fact))
            .toList();
    queue.add(new SessionHistory(ANNA, session, List.of(decision), outcomes));
  }

  /// A call of the session that its id begins with.
  ///
  /// @param fast the chance that fast suffices; what is left belongs to premium
  private static DecisionRecord call(String id, String role, double fast) {
    var session = id.replaceFirst("-.*", "");
    return DecisionJson.read(LoggedLine.of(new DecisionId(id), session, role, fast));
  }
}
