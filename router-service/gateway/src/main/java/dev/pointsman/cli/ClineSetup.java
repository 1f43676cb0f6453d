package dev.pointsman.cli;

/// Cline, which keeps its settings within the editor.
final class ClineSetup implements ClientSetup {
  @Override
  public String client() {
    return "cline";
  }

  @Override
  public Plan plan(Site site) {
    return new Plan.Words(
        """
        Cline keeps its settings within the editor. In its panel, choose the gear, then:
          API Provider     OpenAI Compatible
          Base URL         %s
          API Key          your client key, or any word for a service on this machine
          Model ID         auto
          Context Window   200000\
        """
            .formatted(site.versioned()));
  }
}
