package dev.pointsman.journal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Goes through a journal's conversations by their names, which it fetches a page at a time: one
/// conversation is in memory, and no snapshot is held between two.
///
/// An iterator of its own because a stream that is flattened hands out whole pages when somebody
/// iterates over it.
final class SessionWalk implements Iterator<SessionHistory> {
  private final JournalReader reader;
  private final DecisionFilter filter;
  private final Queue<SessionName> names = new ArrayDeque<>();
  private SessionName last = SessionName.FIRST;

  private SessionWalk(JournalReader reader, DecisionFilter filter) {
    this.reader = reader;
    this.filter = filter;
  }

  static Stream<SessionHistory> through(JournalReader reader, DecisionFilter filter) {
    var walk = new SessionWalk(reader, filter);
    var each = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, each), false);
  }

  @Override
  public boolean hasNext() {
    if (names.isEmpty()) {
      names.addAll(reader.sessionsAfter(last, filter));
    }
    return !names.isEmpty();
  }

  @Override
  public SessionHistory next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    last = names.remove();
    return reader.session(last);
  }
}
