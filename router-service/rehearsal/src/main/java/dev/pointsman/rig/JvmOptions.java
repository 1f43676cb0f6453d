package dev.pointsman.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The options of a gateway's JVM, as scripts/pointsman gives them.
final class JvmOptions {
  private static final List<String> ALWAYS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx384m",
          "-XX:NewRatio=1",
          "-XX:ThreadPriorityPolicy=1",
          "-XX:CompilerThreadPriority=19",
          "-XX:-PrintWarnings",
          "-Xlog:aot*=off");

  private JvmOptions() {}

  /// With the AOT cache that the launcher names, where there is one, and the user's options.
  static List<String> serving() {
    var cache =
        said("POINTSMAN_AOT_CACHE").map(Path::of).filter(Files::isRegularFile).stream()
            .map(file -> "-XX:AOTCache=" + file);
    var users =
        said("POINTSMAN_JAVA_OPTS").stream().flatMap(Pattern.compile("\\s+")::splitAsStream);
    return Stream.of(ALWAYS.stream(), cache, users).flatMap(options -> options).toList();
  }

  /// Writes the cache when the gateway stops. The user's options are left out: a service rejects a
  /// cache that was made with others than the launcher's.
  static List<String> recording(Path cache) {
    return Stream.concat(ALWAYS.stream(), Stream.of("-XX:AOTCacheOutput=" + cache)).toList();
  }

  private static Optional<String> said(String name) {
    return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(s -> !s.isEmpty());
  }
}
