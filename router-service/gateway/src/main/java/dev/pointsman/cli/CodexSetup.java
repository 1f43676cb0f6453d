package dev.pointsman.cli;

import java.util.List;

/// Codex: a model provider in `~/.codex/config.toml`.
final class CodexSetup implements ClientSetup {
  private static final String TABLE = "model_providers.pointsman";

  @Override
  public String client() {
    return "codex";
  }

  @Override
  public Plan plan(Site site) {
    var provider =
        List.of(
            "name = \"Pointsman\"",
            "base_url = \"%s\"".formatted(site.versioned()),
            "wire_api = \"responses\"");
    return new Plan.Change(
        site.folder("CODEX_HOME", ".codex").resolve("config.toml"),
        before -> settings(TomlFile.of(before), provider).text(),
        "With client keys, add env_key = \"POINTSMAN_CLIENT_KEY\" to that table and export the"
            + " variable.");
  }

  private static TomlFile settings(TomlFile before, List<String> provider) {
    if (before.hasElsewhere(TABLE)) {
      var byHand = settings(TomlFile.of(""), provider).text();
      throw new SettingsRefused(TABLE + " stands elsewhere than under its own header", byHand);
    }
    return before
        .with("model", "\"auto\"")
        .with("model_provider", "\"pointsman\"")
        .withTable(TABLE, provider);
  }
}
