package dev.pointsman.config;

import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Reads `webhook`. The secret itself stays out of the configuration, in a file or the environment,
/// which comes first.
final class WebhookSection {
  private final Section section;
  private final Path home;
  private final Map<String, String> environment;

  WebhookSection(Section section, Path home, Map<String, String> environment) {
    this.section = section;
    this.home = home;
    this.environment = environment;
  }

  WebhookConfig read() {
    var file = home.resolve(section.text("file", WebhookConfig.FILE.toString()));
    var named = environment.getOrDefault(section.text("variable", WebhookConfig.VARIABLE), "");
    var tenant = new TenantId(section.text("tenant", TenantId.LOCAL.value()));
    return new WebhookConfig(named.isBlank() ? secretIn(file) : named.strip(), tenant);
  }

  /// A file that is there and holds nothing must not open the door.
  private String secretIn(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try {
      var secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        section.noteOutside(file.toString(), "***", "holds no secret: write one, or delete it");
      }
      return secret;
    } catch (IOException unreadable) {
      section.noteOutside(file.toString(), "***", "cannot be read: check its permissions");
      return "";
    }
  }
}
