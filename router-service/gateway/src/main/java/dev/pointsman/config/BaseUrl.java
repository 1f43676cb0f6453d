package dev.pointsman.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A provider's address as the operator wrote it, and what speaks against it.
///
/// An address that cannot be used reads as one that leads nowhere.
record BaseUrl(URI uri, String objection) {
  private static final URI NOWHERE = URI.create("https://invalid");
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(?::\\d{1,5})?((?:/[\\w.~!$&'()*+,;=:-]*)*)",
          Pattern.CASE_INSENSITIVE);

  static BaseUrl read(String url, boolean isPlainAllowed) {
    var form = FORM.matcher(url);
    if (!form.matches() || !hasHostAndPort(url)) {
      return refused(
          "expected an address such as https://api.example.com, without user, query or fragment");
    }
    var host = form.group(2).toLowerCase(Locale.ROOT);
    var objection = AddressRules.objectionTo(host);
    if (!objection.isEmpty()) {
      return refused(objection);
    }
    var isPlain = form.group(1).equalsIgnoreCase("http");
    if (isPlain && !isPlainAllowed && !AddressRules.isPrivate(host)) {
      return refused(
          "keys and prompts would cross the network in the clear: use https, or set"
              + " allow_plain_http: true");
    }
    return new BaseUrl(URI.create(url), "");
  }

  /// Java knows no host in what is no host name, such as `a..b`.
  private static boolean hasHostAndPort(String url) {
    try {
      var uri = new URI(url);
      return uri.getHost() != null && uri.getPort() <= ServerConfig.HIGHEST_PORT;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  Optional<String> fault() {
    return Optional.of(objection).filter(said -> !said.isEmpty());
  }

  private static BaseUrl refused(String objection) {
    return new BaseUrl(NOWHERE, objection);
  }
}
