package dev.pointsman.journal;

import dev.pointsman.journal.SecretScan.Found;
import java.util.Optional;

/// Finds private keys in PEM armour; one without an end reaches to the end of the text.
final class PrivateKey {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_LABEL = 64;

  private PrivateKey() {}

  static Optional<Found> at(String text, int from) {
    if (!text.startsWith(BEGIN, from) || !isPrivate(text, from + BEGIN.length())) {
      return Optional.empty();
    }
    var end = text.indexOf(END, from);
    var close = end < 0 ? -1 : text.indexOf(DASHES, end + END.length());
    var to = close < 0 ? text.length() : close + DASHES.length();
    return Optional.of(new Found(from, to, "private key"));
  }

  private static boolean isPrivate(String text, int label) {
    return text.substring(label, Math.min(text.length(), label + LONGEST_LABEL))
        .contains("PRIVATE KEY");
  }
}
