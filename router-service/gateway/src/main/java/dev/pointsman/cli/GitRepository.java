package dev.pointsman.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The git repository around a folder, as git itself sees it.
record GitRepository(Path folder) {
  private static final long PATIENCE_SECONDS = 10;

  /// Where git looks for its hooks: in the repository, or where `core.hooksPath` says.
  Path hooks() throws IOException {
    var hooks = folder.resolve(git("rev-parse", "--git-path", "hooks")).normalize();
    if (Files.exists(hooks) && !Files.isDirectory(hooks)) {
      throw new IOException("expected a folder for hooks, got core.hooksPath = " + hooks);
    }
    return hooks;
  }

  private String git(String... words) throws IOException {
    var command = new ProcessBuilder("git", "-C", folder.toString());
    for (var word : words) {
      command.command().add(word);
    }
    var process = command.redirectErrorStream(true).start();
    try (var said = process.getInputStream()) {
      var text = new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("expected a git repository at " + folder + ": " + text);
      }
      return text;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", interrupted);
    } finally {
      process.destroy();
    }
  }
}
