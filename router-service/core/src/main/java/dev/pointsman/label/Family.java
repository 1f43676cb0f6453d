package dev.pointsman.label;

/// Labelling functions that look at the same thing, and would count it twice: a family votes once,
/// by its member with the strongest word.
public enum Family {
  /// What became of the work: kept, built, merged, taken back.
  DELIVERY(0),
  /// A person's mark.
  RATING(1),
  /// Test runs, reported or seen in the session.
  TESTS(2),
  /// What the person did next.
  NEXT(3),
  /// How the agent's loop went on from this step.
  LOOP(4),
  /// The answer itself.
  ANSWER(5);

  private final int place;

  Family(int place) {
    this.place = place;
  }

  /// Its place in a pattern.
  int place() {
    return place;
  }
}
