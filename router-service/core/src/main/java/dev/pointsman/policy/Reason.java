package dev.pointsman.policy;

/// One sentence of a decision's justification, and the name of the rule that speaks.
public record Reason(String name, String sentence) {
  @Override
  public String toString() {
    return name + ": " + sentence;
  }
}
