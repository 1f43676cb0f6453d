package dev.pointsman.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// aider: top-level keys of `~/.aider.conf.yml`.
final class AiderSetup implements ClientSetup {
  @Override
  public String client() {
    return "aider";
  }

  @Override
  public Plan plan(Site site) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("model", "openai/auto");
    settings.put("openai-api-base", site.versioned());
    return new Plan.Change(
        site.home().resolve(".aider.conf.yml"),
        before -> YamlSettings.merge(before, Map.copyOf(settings)),
        "aider wants a key: export OPENAI_API_KEY, your client key, or any word for a service on"
            + " this machine.");
  }
}
