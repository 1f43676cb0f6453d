package dev.pointsman.fit;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Draws a learning curve as a small SVG image: epochs to the right, loss upwards.
public final class CurveDrawing {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 280;
  private static final int MARGIN = 48;

  private final LearningCurve curve;
  private final double top;

  public CurveDrawing(LearningCurve curve) {
    this.curve = curve;
    this.top =
        curve.points().stream()
            .mapToDouble(point -> Math.max(point.trainLoss(), point.validationLoss()))
            .max()
            .orElse(1);
  }

  public String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
    <rect width="100%%" height="100%%" fill="white"/>
    <path d="M%d %d V%d H%d" fill="none" stroke="#444"/>
    """
            .formatted(WIDTH, HEIGHT, MARGIN, MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN)
        + axes()
        + line(LearningCurve.Point::trainLoss, "#1f77b4", "train", 0)
        + line(LearningCurve.Point::validationLoss, "#d62728", "validation", 1)
        + line(LearningCurve.Point::tierLoss, "#2ca02c", "validation, tiers", 2)
        + "</svg>\n";
  }

  private String axes() {
    return text(WIDTH / 2, HEIGHT - 12, "epoch (of " + curve.points().size() + ")")
        + text(MARGIN, MARGIN - 28, curve.stage() + ": loss in nats")
        + text(4, MARGIN + 4, String.format(Locale.ROOT, "%.2f", top))
        + text(4, HEIGHT - MARGIN, "0.00");
  }

  private String line(
      ToDoubleFunction<LearningCurve.Point> loss, String colour, String name, int row) {
    var path =
        curve.points().stream()
            .map(point -> "%d,%d".formatted(x(point.epoch()), y(loss.applyAsDouble(point))))
            .collect(Collectors.joining(" "));
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n".formatted(path, colour)
        + "<g fill=\"%s\">%s</g>%n"
            .formatted(colour, text(WIDTH - 3 * MARGIN, MARGIN + 16 * row, name));
  }

  private int x(int epoch) {
    return MARGIN + (WIDTH - 2 * MARGIN) * epoch / Math.max(1, curve.points().size());
  }

  private int y(double loss) {
    return HEIGHT - MARGIN - (int) Math.round((HEIGHT - 2 * MARGIN) * loss / Math.max(top, 1e-9));
  }

  private static String text(int x, int y, String words) {
    return "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, words);
  }
}
