package dev.pointsman.round;

/// One demand of the gate and what was found of the candidate, in words and figures for people.
///
/// @param found what was measured
/// @param demanded what the gate asks for
/// @param missedBy how far the two are apart; empty where the demand holds
/// @param note what else a reader should know, or empty
public record Check(
    String name, Standing standing, String found, String demanded, String missedBy, String note) {
  static Check held(String name, String found, String demanded) {
    return new Check(name, Standing.HELD, found, demanded, "", "");
  }

  static Check missed(String name, String found, String demanded, String missedBy) {
    return new Check(name, Standing.MISSED, found, demanded, missedBy, "");
  }

  static Check unknown(String name, String found, String demanded) {
    return new Check(name, Standing.UNKNOWN, found, demanded, "cannot be told", "");
  }

  Check with(String remark) {
    return new Check(name, standing, found, demanded, missedBy, remark);
  }
}
