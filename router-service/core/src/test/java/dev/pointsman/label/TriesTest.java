package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.TierLabel.Interval;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {
  private static final SessionHistory TWICE = session(call(), call().at(2).forced());

  @Test
  void eachTryTellsOfItsOwnTierAlone() {
    var session = reported(TWICE, decision(0), new Fact.Failed());
    assertThat(intervals(reported(session, decision(1), new Fact.Shipped())))
        .containsExactly(List.of(1, 3), List.of(0, 2));
  }

  @Test
  void anotherPromptIsAnotherTask() {
    var session = session(call(), call().prompt("h2").at(2));
    session = reported(session, decision(0), new Fact.Failed());
    assertThat(intervals(reported(session, decision(1), new Fact.Shipped())))
        .containsExactly(List.of(1, 3), List.of(0, 2));
  }

  @Test
  void theStepsOfOneTurnAreNoNewTries() {
    var session = session(call(), call().step(1), call().step(2));
    assertThat(labels(session))
        .hasSize(3)
        .allMatch(label -> label.task().equals(label.decision().id()));
  }

  @Test
  void everyFurtherTryNamesTheFirst() {
    var session = session(call(), call().at(1), call().at(2));
    assertThat(labels(session)).extracting(label -> label.task().value()).containsOnly("d0");
  }

  private static List<DerivedLabel> labels(SessionHistory session) {
    return new Labeling(LabelModel.stated()).label(session);
  }

  private static List<List<Integer>> intervals(SessionHistory session) {
    return labels(session).stream()
        .map(label -> (Interval) label.label())
        .map(label -> List.of(label.lowest(), label.highest()))
        .toList();
  }
}
