package dev.pointsman.config;

import dev.pointsman.unit.TenantId;
import java.nio.file.Path;

/// How builds that CI reports are known to come from CI: signed with a shared secret, as GitHub
/// signs.
///
/// @param secret empty where none is configured: then whoever may report may report builds
/// @param tenant whose builds they are where no client key comes along
public record WebhookConfig(String secret, TenantId tenant) {
  public static final Path FILE = Path.of("webhook-secret");
  public static final String VARIABLE = "POINTSMAN_WEBHOOK_SECRET";
  public static final WebhookConfig OPEN = new WebhookConfig("", TenantId.LOCAL);

  public boolean isSigned() {
    return !secret.isEmpty();
  }

  /// A secret reaches no log.
  @Override
  public String toString() {
    return "builds of " + tenant + (isSigned() ? ", signed" : "");
  }
}
