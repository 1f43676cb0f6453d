package dev.pointsman.proxy;

import java.net.URI;

/// The place where a provider listens.
record Origin(boolean isSecure, String host, int port) {
  private static final int USUAL_SECURE = 443;
  private static final int USUAL_PLAIN = 80;

  static Origin of(URI address) {
    var isSecure = address.getScheme().equalsIgnoreCase("https");
    var usual = isSecure ? USUAL_SECURE : USUAL_PLAIN;
    var port = address.getPort() < 0 ? usual : address.getPort();
    return new Origin(isSecure, address.getHost().replace("[", "").replace("]", ""), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
