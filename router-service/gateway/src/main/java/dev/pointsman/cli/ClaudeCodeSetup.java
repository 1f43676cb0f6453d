package dev.pointsman.cli;

/// Claude Code: `env` in `~/.claude/settings.json`.
///
/// What it asks of Haiku by itself, its errands and some sub-agents, goes to the lowest tier, which
/// takes no key of Anthropic's. Sonnet and Opus are named by users, who may have that key: they
/// stay what they are.
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
            "ANTHROPIC_DEFAULT_HAIKU_MODEL": "claude-auto-fast",
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
