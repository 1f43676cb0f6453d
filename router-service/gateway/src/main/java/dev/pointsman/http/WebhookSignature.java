package dev.pointsman.http;

import dev.pointsman.config.WebhookConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks that a build was reported by whoever has the secret: GitHub's header
/// [`X-Hub-Signature-256`](https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries),
/// the HMAC of the body's bytes.
final class WebhookSignature {
  static final String HEADER = "X-Hub-Signature-256";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";

  private final WebhookConfig config;

  WebhookSignature(WebhookConfig config) {
    this.config = config;
  }

  /// What is wrong with a body's signature; empty where it is right, or none is asked for.
  ///
  /// @param signature the header, empty where there was none
  Optional<String> fault(byte[] body, String signature) {
    if (!config.isSigned()) {
      return Optional.empty();
    }
    if (!signature.startsWith(PREFIX)) {
      return Optional.of(
          "expected the header %s: sha256=..., got %s"
              .formatted(HEADER, signature.isEmpty() ? "none" : "another form"));
    }
    var expected = PREFIX + HexFormat.of().formatHex(hmac(body));
    return isSame(expected, signature)
        ? Optional.empty()
        : Optional.of(
            "expected %s to be made of this body with the configured secret, got another"
                .formatted(HEADER));
  }

  /// In constant time.
  private static boolean isSame(String expected, String came) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), came.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] hmac(byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(config.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, absent);
    }
  }
}
