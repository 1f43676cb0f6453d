package dev.pointsman.cli;

/// OpenCode: a provider in `~/.config/opencode/opencode.json`.
final class OpenCodeSetup implements ClientSetup {
  @Override
  public String client() {
    return "opencode";
  }

  @Override
  public Plan plan(Site site) {
    var settings =
        """
        {
          "$schema": "https://opencode.ai/config.json",
          "provider": {
            "pointsman": {
              "npm": "@ai-sdk/openai-compatible",
              "name": "Pointsman",
              "options": { "baseURL": "%s" },
              "models": { "auto": { "name": "Pointsman auto" } }
            }
          },
          "model": "pointsman/auto"
        }
        """
            .formatted(site.versioned());
    var file = site.folder("XDG_CONFIG_HOME", ".config").resolve("opencode/opencode.json");
    return new Plan.Change(
        file,
        before -> JsonSettings.merge(before, settings),
        "A client key goes to provider.pointsman.options.apiKey; a service on this machine needs"
            + " none.");
  }
}
