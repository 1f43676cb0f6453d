package dev.pointsman.dataset;

import java.util.Locale;

/// A body of data, its trust and its part in training. Outcome sets are too small to be held out
/// twice: they train the head alone, so that cross-validating the head on them stays honest.
public enum Source {
  SEED(true, 1.0),
  AGENT_STEPS(false, 10.0),
  PROMPTS_TIERED(true, 0.4),
  LIVECODEBENCH(false, 5.0),
  ROUTELLM_MMLU(false, 0.1),
  ROUTELLM_GSM8K(false, 0.1),
  ROUTELLM_MTBENCH(false, 0.1),
  CODING_TURNS(true, 0.5),
  /// The deployment's own traffic: measured where it will be used, as the outcome sets are not, and
  /// as much of it as there is. How sure each label is stands in its weight.
  JOURNAL(true, 5.0);

  private final boolean shapesEncoder;
  private final double trust;

  Source(boolean shapesEncoder, double trust) {
    this.shapesEncoder = shapesEncoder;
    this.trust = trust;
  }

  /// Whether the encoder is fine-tuned on this source, or only the head on top of it.
  public boolean shapesEncoder() {
    return shapesEncoder;
  }

  /// The factor on the weight of each of its labels.
  public double trust() {
    return trust;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
