package dev.pointsman.config;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Where a request says that it was made: its headers `host` and `origin`, empty where it has none.
///
/// A browser on this machine sends requests for every page that it shows, but no page can make it
/// lie in these two: a page of another site names itself as the origin, and one whose name was bent
/// to this machine's address names itself as the host. Names that nobody can have in the Internet
/// cannot be bent: by them containers and machines nearby call this one.
public record Provenance(String host, String origin) {
  private static final Pattern PLACE = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::\\d*)?");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*://");
  private static final int LONGEST_SHOWN = 60;

  /// What speaks against a program or page of this machine; empty when nothing does.
  Optional<String> objection() {
    if (!host.isEmpty() && !is(AddressRules::isPrivate, host.toLowerCase(Locale.ROOT))) {
      return Optional.of(objection("a Host such as localhost or 127.0.0.1", host));
    }
    return origin.isEmpty() || isLocalOrigin(origin.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(objection("no Origin, or one such as http://localhost", origin));
  }

  private static boolean isLocalOrigin(String origin) {
    var scheme = SCHEME.matcher(origin);
    return scheme.lookingAt() && is(AddressRules::isLoopback, origin.substring(scheme.end()));
  }

  private static boolean is(Predicate<String> near, String place) {
    var matcher = PLACE.matcher(place);
    return matcher.matches() && near.test(matcher.group(1));
  }

  private static String objection(String expected, String came) {
    return ("without client keys only this machine is served: expected %s, got '%s';"
            + " 'pointsman keys add <tenant>' makes it ask for a key instead")
        .formatted(expected, shown(came));
  }

  private static String shown(String came) {
    var safe = came.replaceAll("[^\\x20-\\x7E]", "?");
    return safe.length() <= LONGEST_SHOWN ? safe : safe.substring(0, LONGEST_SHOWN) + "...";
  }
}
