package dev.pointsman.upstream;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers cross the router. The lists are open: what is not named here passes.
public final class ForwardedHeaders {
  /// RFC 9110, section 7.6.1, and what belongs to one connection or one body alone.
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "host",
          "expect",
          "http2-settings");

  /// A client's credentials are for the router; the upstream gets its own.
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie", "set-cookie");

  private static final Set<String> OF_THE_ROAD =
      Set.of("forwarded", "via", "x-real-ip", "accept-encoding");

  private static final List<String> ROUTERS_OWN = List.of("x-pointsman-", "x-forwarded-");

  /// Hints that a client sends to a gateway, not to a provider.
  private static final Set<String> CONSUMED =
      Set.of(
          "x-claude-code-session-id",
          "x-claude-code-agent-id",
          "x-claude-code-parent-agent-id",
          "x-claude-code-request-class",
          "x-claude-code-agent-type",
          "x-claude-code-compaction",
          "x-claude-code-context-compacted",
          "x-claude-code-prev-tool-durations",
          "x-claude-code-prompt-id");

  /// What is said of the upstream's own server; a redirect would lead a client, and the key that it
  /// has for us, to another host.
  private static final Set<String> OF_THE_SERVER =
      Set.of("date", "server", "location", "alt-svc", "strict-transport-security");

  private ForwardedHeaders() {}

  /// What goes on to the upstream.
  public static HeaderFields toUpstream(HeaderFields fromClient) {
    var connection = namedByConnection(fromClient);
    return fromClient.without(field -> {
      var name = field.name().toLowerCase(Locale.ROOT);
      return HOP_BY_HOP.contains(name)
          || connection.contains(name)
          || CREDENTIALS.contains(name)
          || OF_THE_ROAD.contains(name)
          || CONSUMED.contains(name)
          || ROUTERS_OWN.stream().anyMatch(name::startsWith);
    });
  }

  /// What goes back to the client.
  public static HeaderFields toClient(HeaderFields fromUpstream) {
    var connection = namedByConnection(fromUpstream);
    return fromUpstream.without(field -> {
      var name = field.name().toLowerCase(Locale.ROOT);
      return HOP_BY_HOP.contains(name)
          || connection.contains(name)
          || CREDENTIALS.contains(name)
          || name.startsWith(":")
          || name.startsWith("x-pointsman-")
          || OF_THE_SERVER.contains(name);
    });
  }

  private static Set<String> namedByConnection(HeaderFields headers) {
    var named = new HashSet<String>();
    for (var value : headers.all("connection")) {
      for (var name : value.split(",", -1)) {
        named.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return named;
  }
}
