package dev.pointsman.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How one kind of client is pointed at Pointsman.
interface ClientSetup {
  List<ClientSetup> ALL =
      List.of(
          new ClaudeCodeSetup(),
          new CodexSetup(),
          new OpenAiSdkSetup(),
          new AiderSetup(),
          new ClineSetup(),
          new OpenCodeSetup());

  /// The client's name on the command line.
  String client();

  Plan plan(Site site);

  /// Whose settings they are, and where Pointsman answers.
  ///
  /// @param base without a path
  record Site(Map<String, String> environment, URI base) {
    public Site {
      environment = Map.copyOf(environment);
    }

    Path home() {
      return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /// The folder that a variable names, else the usual one below the home folder.
    Path folder(String variable, String usual) {
      var named = environment.getOrDefault(variable, "");
      return named.isBlank() ? home().resolve(usual) : Path.of(named);
    }

    String versioned() {
      return base + "/v1";
    }
  }

  /// What is to be done.
  sealed interface Plan {
    /// A settings file gets new content.
    ///
    /// @param edit gives the new content for the old one, which is empty when there is no file
    record Change(Path file, Edit edit, String hint) implements Plan {}

    /// Nothing that a program could do: words for the user.
    record Words(String text) implements Plan {}
  }

  /// Changes the text of a settings file. Throws [SettingsRefused] if it cannot be read.
  interface Edit {
    String apply(String before);
  }
}
