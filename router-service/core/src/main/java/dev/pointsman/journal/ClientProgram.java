package dev.pointsman.journal;

import java.util.regex.Pattern;

/// The program that called, by the first product of its user agent; both parts are empty when it
/// does not say.
public record ClientProgram(String name, String version) {
  public static final ClientProgram UNKNOWN = new ClientProgram("", "");

  private static final Pattern PRODUCT =
      Pattern.compile("([A-Za-z0-9_.@-][A-Za-z0-9_.@ -]{0,63}+)(?:/v?([A-Za-z0-9_.+-]{1,32}+))?");

  public static ClientProgram of(String userAgent) {
    var product = PRODUCT.matcher(userAgent.strip());
    if (!product.lookingAt()) {
      return UNKNOWN;
    }
    var version = product.group(2);
    return new ClientProgram(product.group(1).strip(), version == null ? "" : version);
  }
}
