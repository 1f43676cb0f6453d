package dev.pointsman.fit;

import java.io.PrintStream;
import java.util.Locale;

/// Draws training as one line that is overwritten at every step, and a line that stays for every
/// epoch.
public final class ConsoleProgress implements TrainingProgress {
  private static final int BAR = 24;
  private final PrintStream out;

  public ConsoleProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void began(String stage) {
    out.println(stage);
  }

  @Override
  public void stepped(StepReport report) {
    var at = report.position();
    var done = Math.min(BAR, BAR * at.step() / Math.max(1, at.steps()));
    out.printf(
        Locale.ROOT,
        "\r[%s%s] epoch %d/%d step %d/%d loss %.4f %,.0f tokens/s %s left  ",
        "#".repeat(done),
        ".".repeat(BAR - done),
        at.epoch(),
        at.epochs(),
        at.step(),
        at.steps(),
        report.loss(),
        report.tokensPerSecond(),
        clock(report.left().toSeconds()));
    out.flush();
  }

  @Override
  public void validated(LearningCurve.Point point) {
    out.printf(
        Locale.ROOT,
        "\repoch %d: train %.4f, validation %.4f (tiers %.4f, task types %.4f)%40s%n",
        point.epoch(),
        point.trainLoss(),
        point.validationLoss(),
        point.tierLoss(),
        point.taskLoss(),
        "");
  }

  private static String clock(long seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
