package dev.pointsman.cli;

import java.net.URI;
import java.util.Map;

/// Where a running service answers, and with which key.
///
/// @param base without a slash at its end
/// @param key empty when the service asks for none
record ServiceAddress(URI base, String key) {
  private static final String USUAL = "http://localhost:8080";
  private static final String PATTERN =
      "https?://[A-Za-z0-9_.\\[\\]:-]+(/[A-Za-z0-9_./-]*[A-Za-z0-9_.-])?";

  /// What the command says, else what the environment says, else this machine.
  ///
  /// @param said empty when the command says nothing
  static ServiceAddress of(String said, Map<String, String> environment) {
    var url = said.isEmpty() ? environment.getOrDefault("POINTSMAN_URL", USUAL) : said;
    var root = url.replaceFirst("/+$", "").replaceFirst("/v1$", "");
    if (!root.matches(PATTERN)) {
      throw new IllegalArgumentException("expected an address such as " + USUAL + ", got " + url);
    }
    return new ServiceAddress(
        URI.create(root), environment.getOrDefault("POINTSMAN_CLIENT_KEY", "").strip());
  }

  URI at(String path) {
    return URI.create(base + path);
  }

  /// A key never reaches a log.
  @Override
  public String toString() {
    return base.toString();
  }
}
