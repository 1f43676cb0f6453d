package dev.pointsman.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps libraries quiet: the log is for facts about calls.
final class Logging {
  private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n";
  private static final Logger SERVER = Logger.getLogger("io.helidon");
  private static final Logger STARTER = Logger.getLogger("io.helidon.webserver.LoomServer");
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");
  private static final Logger TOKENIZER = Logger.getLogger("ai.djl");

  private Logging() {}

  static void quieten() {
    if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
      System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE);
    }
    // Cut connections are everyday life, an address that is taken is our own error to tell, and
    // nobody asked for a GPU.
    SERVER.setLevel(Level.SEVERE);
    STARTER.setLevel(Level.OFF);
    MIGRATIONS.setLevel(Level.WARNING);
    TOKENIZER.setLevel(Level.SEVERE);
  }
}
