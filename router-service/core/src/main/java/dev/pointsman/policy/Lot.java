package dev.pointsman.policy;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The lot of one decision: chance that can be drawn again. It depends on nothing but the seed and
/// the decision's name, so that a record draws what its call drew, and calls that are alike still
/// draw independently.
///
/// @param key the decision's name; empty where nothing is drawn
public record Lot(Exploration exploration, String key) {
  /// Leaves nothing to chance.
  public static final Lot NONE = new Lot(Exploration.OFF, "");

  private static final double STEPS = 0x1p53;

  public static Lot of(Exploration exploration, DecisionId id) {
    return exploration.isOff() ? NONE : new Lot(exploration, id.value());
  }

  /// Which of several alternatives is drawn.
  ///
  /// @param greedy the one to take where chance has no say
  int draw(int alternatives, int greedy) {
    var share = share();
    return share < exploration.epsilon()
        ? (int) (share / exploration.epsilon() * alternatives)
        : greedy;
  }

  /// The chance of one of several alternatives to be drawn.
  Probability chance(int alternatives, boolean isGreedy) {
    var even = exploration.epsilon() / alternatives;
    return Probability.clipped(isGreedy ? 1 - exploration.epsilon() + even : even);
  }

  /// Uniform in [0, 1): the first 53 bits of a digest.
  private double share() {
    var digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(exploration.seed()).flip());
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(digest.digest()).getLong() >>> 11) / STEPS;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
