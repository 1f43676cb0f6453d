package dev.pointsman.label;

import java.time.Instant;
import java.util.List;

/// Shares signs over the steps that answer for them: all of it where it was seen, four fifths of
/// the rest a step back, half a turn back, nothing below a twelfth. So a session's end counts for
/// about five steps of its last turn and for less than ten steps in all, however long the session
/// was.
final class Credit {
  /// In halvings: two to the power of -0.32 is 0.8.
  private static final double A_STEP_BACK = 0.32;

  private static final double A_TURN_BACK = 1;
  private static final int MOST_HALVINGS = 3;

  private final Session session;
  private final List<Ballot> ballots;

  Credit(Session session) {
    this.session = session;
    this.ballots = session.steps().stream().map(Ballot::new).toList();
  }

  List<Ballot> ballots() {
    return ballots;
  }

  Ballot ballot(Step step) {
    return ballots.get(step.number());
  }

  /// Gives a vote to the step where it was seen and, if it reaches back, to the turn's earlier
  /// ones.
  void give(Vote vote, Step seen, Reach reach) {
    var conversation = session.conversationOf(seen);
    var farthest = reach == Reach.STEP ? seen.index() : 0;
    for (var i = seen.index(); i >= farthest; i--) {
      var step = conversation.get(i);
      var halvings = halvings(A_STEP_BACK * (seen.index() - i));
      if (step.turn() != seen.turn() || halvings > MOST_HALVINGS) {
        return;
      }
      ballot(step).cast(new Vote(vote.function(), vote.verdict(), halvings));
    }
  }

  /// Gives a vote on the whole session to all steps until then; to all at all when a reporter's
  /// clock puts it before the first.
  void giveAll(Vote vote, Instant at) {
    var until = session.steps().stream().filter(step -> !isAfter(step, at)).toList();
    var reached = until.isEmpty() ? session.steps() : until;
    if (reached.isEmpty()) {
      return;
    }
    var last = reached.getLast();
    for (var conversation : session.conversations()) {
      giveBack(vote, conversation, last);
    }
  }

  private void giveBack(Vote vote, List<Step> conversation, Step last) {
    var era = last.era();
    var distance = 0;
    for (var step : conversation.reversed()) {
      if (step.number() <= last.number()) {
        distance = step.era() == era ? distance : 0;
        era = step.era();
        var halvings = halvings(A_TURN_BACK * (last.era() - era) + A_STEP_BACK * distance++);
        if (last.era() - era > MOST_HALVINGS) {
          return;
        }
        castWithin(vote, step, halvings);
      }
    }
  }

  private void castWithin(Vote vote, Step step, int halvings) {
    if (halvings <= MOST_HALVINGS) {
      ballot(step).cast(new Vote(vote.function(), vote.verdict(), halvings));
    }
  }

  /// A person's tier for the session: exact when it is one step, else a limit for each.
  void nameAll(int rank) {
    if (ballots.size() == 1) {
      ballots.getFirst().name(rank);
      return;
    }
    ballots.forEach(ballot -> ballot.limit(rank));
  }

  private static boolean isAfter(Step step, Instant at) {
    return step.decision().identity().at().isAfter(at);
  }

  private static int halvings(double distance) {
    return (int) Math.round(distance);
  }
}
