package dev.pointsman.cli;

/// Claude Code: `env` in `~/.claude/settings.json`.
final class ClaudeCodeSetup implements ClientSetup {
  @Override
  public String client() {
    return "claude-code";
  }

  @Override
  public Plan plan(Site site) {
    var settings =
        """
        {
          "env": {
            "ANTHROPIC_BASE_URL": "%s",
            "ANTHROPIC_MODEL": "claude-auto",
            "CLAUDE_CODE_GATEWAY_HINT_HEADERS": "1"
          }
        }
        """
            .formatted(site.base());
    var file = site.folder("CLAUDE_CONFIG_DIR", ".claude").resolve("settings.json");
    return new Plan.Change(
        file,
        before -> JsonSettings.merge(before, settings),
        "Not logged in to Claude Code? Export ANTHROPIC_AUTH_TOKEN: your client key, or any word"
            + " for a service on this machine.");
  }
}
