package dev.pointsman.bench;

import java.util.List;
import java.util.stream.Stream;

/// One run of a real client's command line.
///
/// @param arguments of the program, the prompt last
/// @param kind which at least one of its calls is to be taken for
/// @param isFailing whether the client is to say that it failed
record ClientScenario(
    RealClient client, String name, List<String> arguments, String kind, boolean isFailing) {
  private static final String TEXT = "rehearse text";
  private static final String TOOL = "rehearse a shell";
  private static final String MAIN = "main";

  ClientScenario {
    arguments = List.copyOf(arguments);
  }

  /// Every client with a prompt, a tool loop, a resumed session, a sub-agent and an upstream's
  /// error, in this order: what is resumed is the session before.
  static List<ClientScenario> all() {
    return Stream.of(RealClient.values()).flatMap(ClientScenario::of).toList();
  }

  private static Stream<ClientScenario> of(RealClient client) {
    return Stream.of(
        new ClientScenario(client, "prompt", client.fresh(TEXT), MAIN, false),
        new ClientScenario(client, "tool loop", client.fresh(TOOL), MAIN, false),
        new ClientScenario(client, "resumed session", client.resumed(TEXT), MAIN, false),
        new ClientScenario(
            client, "sub-agent", client.fresh(client.agentPrompt()), "subagent", false),
        new ClientScenario(
            client, "upstream error", client.fresh("rehearse status 400"), MAIN, true));
  }

  String label() {
    return client.program() + ", " + name;
  }
}
