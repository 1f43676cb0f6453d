package dev.pointsman;

import dev.pointsman.cli.PointsmanCommand;

/// The entry point of the serving jar.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(PointsmanCommand.run(System.getenv(), arguments));
  }
}
