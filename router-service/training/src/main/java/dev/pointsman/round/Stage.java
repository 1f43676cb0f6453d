package dev.pointsman.round;

/// A stage of retraining, in order. What it leaves in the round's folder is whole or absent, so
/// that a round which was interrupted goes on behind the last whole stage.
public enum Stage {
  SET(1, "labelling the journal"),
  ENCODE(2, "encoding texts"),
  FIT(3, "training the head"),
  EXPORT(4, "exporting the candidate"),
  EVALUATE(5, "evaluating it"),
  JUDGE(6, "judging it"),
  PROMOTE(7, "promoting it");

  private final int number;
  private final String meaning;

  Stage(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /// What is being done, for people.
  public String meaning() {
    return meaning;
  }

  public int number() {
    return number;
  }
}
