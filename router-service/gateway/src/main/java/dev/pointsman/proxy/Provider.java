package dev.pointsman.proxy;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderField;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// A provider as it is called: where, in which dialect, with which key, and how many calls at once.
///
/// The address comes from the configuration alone. No part of a request reaches it but the query,
/// which cannot change the host.
public record Provider(ProviderId id, Dialect dialect, URI baseUrl, Secret key, int mostAtOnce) {
  private static final Pattern SLASHES = Pattern.compile("/+$");
  private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+[a-z0-9]*(?:/.*)?");
  private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");
  private static final String VERSION = "/v1";

  public Provider {
    if (mostAtOnce < 1) {
      throw new IllegalArgumentException("expected at least one call at once, got " + mostAtOnce);
    }
  }

  /// The endpoint's address below the base URL, which may carry the version already.
  ///
  /// @param query without its question mark; empty for none. One of unusual characters is dropped.
  URI address(Endpoint endpoint, String query) {
    var base = SLASHES.matcher(baseUrl.toString()).replaceFirst("");
    var path = baseUrl.getPath() == null ? "" : baseUrl.getPath();
    var isVersioned = VERSIONED.matcher(path).matches();
    var tail = isVersioned ? endpoint.path().substring(VERSION.length()) : endpoint.path();
    var isUsable = !query.isEmpty() && QUERY.matcher(query).matches();
    return URI.create(base + tail + (isUsable ? "?" + query : ""));
  }

  /// The header by which the provider knows us; a local server may ask for none.
  Optional<HeaderField> credential() {
    if (key.isAbsent()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (dialect) {
          case ANTHROPIC -> new HeaderField("x-api-key", key.reveal());
          case OPENAI -> new HeaderField("authorization", "Bearer " + key.reveal());
        });
  }
}
