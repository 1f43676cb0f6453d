package dev.pointsman.label;

import java.util.List;
import java.util.Optional;

/// A step within its agent's conversation, and what came after it.
///
/// @param isOver whether the session is known to have ended
record Place(List<Step> conversation, int index, boolean isOver) {
  Step step() {
    return conversation.get(index);
  }

  /// The agent's next call, in this turn or another.
  Optional<Step> next() {
    return index + 1 < conversation.size()
        ? Optional.of(conversation.get(index + 1))
        : Optional.empty();
  }

  /// The next call at the same user prompt.
  Optional<Step> nextInTurn() {
    return next().filter(next -> next.turn() == step().turn());
  }

  /// The first call of the next user prompt, seen from the last of this one.
  Optional<Step> nextTurn() {
    return next().filter(next -> next.turn() != step().turn());
  }

  boolean endsTurn() {
    return nextInTurn().isEmpty();
  }

  /// Whether this was the main agent's last call.
  boolean endsSession() {
    return isOver && step().isMain() && next().isEmpty();
  }
}
