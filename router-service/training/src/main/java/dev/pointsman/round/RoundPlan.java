package dev.pointsman.round;

import java.time.Instant;

/// What a round set out to do, fixed when it begins.
///
/// @param incumbent the label of the model that served then
/// @param incumbentEncoder the digest of its encoder
/// @param candidate the label that the new model will have
/// @param corpusSha256 of the seed set and the data beside it
/// @param isFull whether the encoder is trained, too
/// @param deployment the fingerprint of the settings that the candidate is judged under
record RoundPlan(
    String startedAt,
    String incumbent,
    String incumbentEncoder,
    String candidate,
    String corpusSha256,
    boolean isFull,
    String deployment) {
  Instant started() {
    return Instant.parse(startedAt);
  }

  /// The candidate's version: what follows the last hyphen.
  String version() {
    return candidate.substring(candidate.lastIndexOf('-') + 1);
  }

  /// Goes on only under the very terms under which the round began.
  void requireSame(RoundPlan now, String round) {
    require("incumbent", incumbent, now.incumbent(), round);
    require("encoder", incumbentEncoder, now.incumbentEncoder(), round);
    require("seed set and data", corpusSha256, now.corpusSha256(), round);
    require("--full", String.valueOf(isFull), String.valueOf(now.isFull()), round);
    require("configuration", deployment, now.deployment(), round);
  }

  private static void require(String what, String expected, String came, String round) {
    if (!expected.equals(came)) {
      throw new RetrainRefused(
          "round %s was begun with %s %s, now it is %s: run again with --fresh to begin anew"
              .formatted(round, what, expected, came));
    }
  }
}
