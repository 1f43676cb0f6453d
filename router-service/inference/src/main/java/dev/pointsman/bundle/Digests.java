package dev.pointsman.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 of files and of the manifest, which holds its own digest.
final class Digests {
  static final String BLANK = "0".repeat(64);
  private static final Pattern SELF = Pattern.compile("(\"self_sha256\" : \")[0-9a-f]{64}(\")");

  private Digests() {}

  static String ofFile(Path file) throws IOException {
    var digest = sha256();
    try (var stream = Files.newInputStream(file)) {
      var buffer = new byte[1 << 16];
      for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The digest of a manifest with the digits of its own digest replaced by zeros.
  static String ofManifest(String json) {
    var blank = withSelf(json, BLANK).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(blank));
  }

  static String withSelf(String json, String digest) {
    return SELF.matcher(json).replaceFirst("$1" + digest + "$2");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
