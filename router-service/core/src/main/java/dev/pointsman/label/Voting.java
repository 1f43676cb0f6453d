package dev.pointsman.label;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.LabelingFunction.Implied;
import dev.pointsman.label.LabelingFunction.Reported;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Asks every labelling function about every step of a session, and shares what it says over the
/// steps that answer for it.
///
/// @param ladder on which labels are given
/// @param asOf when the journal was read: a session that was used shortly before may go on
public record Voting(Ladder ladder, Instant asOf) {
  /// The default ladder, and a journal whose sessions are over.
  public static final Voting DEFAULT = new Voting(Ladder.DEFAULT, Instant.MAX);

  private static final Duration IDLE = Duration.ofHours(1);
  private static final String NONE = "none";

  /// One ballot a step, oldest first. Housekeeping has none.
  List<Ballot> ballots(SessionHistory history) {
    var session = Session.of(history, ladder);
    var credit = new Credit(session);
    var isOver = isOver(session);
    for (var conversation : session.conversations()) {
      for (var step : conversation) {
        imply(new Place(conversation, step.index(), isOver), credit);
      }
    }
    for (var outcome : history.outcomes()) {
      report(outcome, session, credit);
    }
    return credit.ballots();
  }

  private boolean isOver(Session session) {
    return session.steps().isEmpty()
        || asOf.minus(IDLE).isAfter(session.steps().getLast().decision().identity().at());
  }

  private static void imply(Place place, Credit credit) {
    for (Implied function : Functions.IMPLIED) {
      function
          .sign()
          .in(place)
          .ifPresent(verdict ->
              credit.give(new Vote(function, verdict, 0), place.step(), function.reach()));
    }
  }

  private void report(Outcome outcome, Session session, Credit credit) {
    if (outcome.fact() instanceof Fact.Label(var tier)) {
      rank(tier).ifPresent(rank -> name(rank, outcome, session, credit));
      return;
    }
    for (Reported function : ReportedFunctions.ALL) {
      function
          .sign()
          .in(outcome.fact())
          .ifPresent(verdict -> give(new Vote(function, verdict, 0), outcome, session, credit));
    }
  }

  private static void give(Vote vote, Outcome outcome, Session session, Credit credit) {
    switch (outcome.subject()) {
      case Subject.OfSession _ -> credit.giveAll(vote, outcome.at());
      case Subject.OfDecision(var id) ->
          session.step(id).ifPresent(step -> credit.give(vote, step, Reach.TURN));
      case Subject.OfRequest(var name) ->
          session.stepOf(name).ifPresent(step -> credit.give(vote, step, Reach.TURN));
    }
  }

  private static void name(int rank, Outcome outcome, Session session, Credit credit) {
    switch (outcome.subject()) {
      case Subject.OfSession _ -> credit.nameAll(rank);
      case Subject.OfDecision(var id) ->
          session.step(id).ifPresent(step -> credit.ballot(step).name(rank));
      case Subject.OfRequest(var name) ->
          session.stepOf(name).ifPresent(step -> credit.ballot(step).name(rank));
    }
  }

  /// The rank after the last for `none`; a tier that the ladder does not have says nothing.
  private Optional<Integer> rank(String tier) {
    return tier.equals(NONE)
        ? Optional.of(ladder.size())
        : ladder.named(tier).map(named -> named.rank());
  }
}
