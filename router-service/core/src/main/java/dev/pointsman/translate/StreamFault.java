package dev.pointsman.translate;

/// Why a stream came to no good end, though the upstream did not say that it failed.
///
/// @param isCut whether the stream stopped before its end; else what came is none of the dialect
/// @param sentence for a reader of the decision, without any text of the answer
public record StreamFault(boolean isCut, String sentence) {
  static final StreamFault CUT =
      new StreamFault(true, "the upstream's answer broke off before its end");

  static StreamFault garbled(String sentence) {
    return new StreamFault(false, sentence);
  }
}
