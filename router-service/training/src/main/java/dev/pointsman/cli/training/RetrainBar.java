package dev.pointsman.cli.training;

import dev.pointsman.round.RetrainProgress;
import dev.pointsman.round.Stage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Draws a retraining: a line for every stage, and within it a bar that is overwritten at a
/// terminal, and a line every quarter elsewhere. Shared by threads.
final class RetrainBar implements RetrainProgress {
  private static final int WIDTH = 24;
  private static final int QUARTERS = 4;
  private static final long PAUSE = 200_000_000;

  private final PrintStream out;
  private final boolean isTerminal;
  private final long start = System.nanoTime();
  private String head = "";
  private int quarter;
  private long drawn;
  private boolean isOpen;

  RetrainBar(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public synchronized void began(Stage stage) {
    endLine();
    quarter = 0;
    head = "[%d/%d] %s".formatted(stage.number(), Stage.values().length, stage.meaning());
    out.printf("%s  %s%n", clock(Duration.ofNanos(System.nanoTime() - start)), head);
  }

  @Override
  public synchronized void moved(double done, Duration left) {
    if (isTerminal) {
      draw(done, left);
      return;
    }
    if ((int) (done * QUARTERS) > quarter) {
      quarter = (int) (done * QUARTERS);
      out.printf("       %s: %.0f %%, %s left%n", head, 100 * done, clock(left));
    }
  }

  private void draw(double done, Duration left) {
    if (System.nanoTime() - drawn < PAUSE && done < 1) {
      return;
    }
    drawn = System.nanoTime();
    isOpen = true;
    var filled = (int) Math.round(WIDTH * Math.clamp(done, 0.0, 1.0));
    out.printf(
        Locale.ROOT,
        "\r       [%s%s] %3.0f %%  %s left ",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        100 * done,
        clock(left));
    out.flush();
  }

  @Override
  public synchronized void said(String fact) {
    endLine();
    out.println("       " + fact);
  }

  private void endLine() {
    if (isOpen) {
      out.println();
      isOpen = false;
    }
  }

  private static String clock(Duration time) {
    return "%2d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /// Nothing more is drawn.
  synchronized void end() {
    endLine();
  }
}
