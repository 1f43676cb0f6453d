package dev.pointsman.round;

/// A stage of retraining, in order. What it leaves in the round's folder is whole or absent, so
/// that a round which was interrupted goes on behind the last whole stage.
public enum Stage {
  SET("labelling the journal"),
  ENCODE("encoding texts"),
  FIT("training the head"),
  EXPORT("exporting the candidate"),
  EVALUATE("evaluating it"),
  JUDGE("judging it"),
  PROMOTE("promoting it");

  private final String meaning;

  Stage(String meaning) {
    this.meaning = meaning;
  }

  /// What is being done, for people.
  public String meaning() {
    return meaning;
  }

  public int number() {
    return ordinal() + 1;
  }
}
