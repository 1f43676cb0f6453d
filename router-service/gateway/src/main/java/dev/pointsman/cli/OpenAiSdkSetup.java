package dev.pointsman.cli;

/// The OpenAI SDKs, and whatever reads their two environment variables.
final class OpenAiSdkSetup implements ClientSetup {
  @Override
  public String client() {
    return "openai-sdk";
  }

  @Override
  public Plan plan(Site site) {
    return new Plan.Words(
        """
        export OPENAI_BASE_URL=%s
        export OPENAI_API_KEY=pointsman    # your client key, or any word for a service on this machine
        # and ask for the model "auto", or auto-fast, auto-standard, auto-premium\
        """
            .formatted(site.versioned()));
  }
}
