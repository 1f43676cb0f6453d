package dev.pointsman.cli;

import java.util.List;

/// Codex: a model provider in `~/.codex/config.toml`.
final class CodexSetup implements ClientSetup {
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
        before ->
            TomlFile.of(before)
                .with("model", "\"auto\"")
                .with("model_provider", "\"pointsman\"")
                .withTable("model_providers.pointsman", provider)
                .text(),
        "With client keys, add env_key = \"POINTSMAN_CLIENT_KEY\" to that table and export the"
            + " variable.");
  }
}
