package dev.pointsman.evaluate;

import dev.pointsman.insight.Estimator;
import dev.pointsman.insight.Figure;
import dev.pointsman.insight.Finding.Estimated;
import dev.pointsman.insight.Finding.NotIdentifiable;
import dev.pointsman.insight.OffPolicyReport;
import dev.pointsman.insight.Overlap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table of what a log tells of several policies: a line for each estimator, and below the
/// overlap, or the reason why nothing can be told. Mutable, confined to one computation.
final class OffPolicyTable {
  private static final List<Figure> FIGURES =
      List.of(Figure.SHIPPED_RATE, Figure.USD_PER_CALL, Figure.USD_PER_SHIPPED, Figure.TOKEN_YIELD);

  private final List<ReportTable.Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  OffPolicyTable(List<String> notes) {
    this.notes.addAll(notes);
  }

  /// The policy that wrote the log: nothing has to be weighed.
  void addLogged(String policy, OffPolicyReport report) {
    why(report, Estimator.SELF_NORMALISED)
        .ifPresentOrElse(
            why -> notes.add("%s: not identifiable, %s".formatted(policy, why)),
            () -> lines.add(line(policy, report, Estimator.SELF_NORMALISED)));
  }

  void add(String policy, OffPolicyReport report) {
    for (var estimator : Estimator.values()) {
      var why = why(report, estimator);
      if (why.isPresent()) {
        notes.add("%s: not identifiable, %s".formatted(policy, why.get()));
        return;
      }
      lines.add(line(policy + ", " + label(estimator), report, estimator));
    }
    notes.add("%s: %s".formatted(policy, overlap(report.overlap())));
  }

  ReportTable table(String title) {
    return new ReportTable(
        title,
        List.of("shipped", "usd_per_1000", "usd_per_1000_shipped", "token_yield"),
        lines,
        notes);
  }

  private static String label(Estimator estimator) {
    return switch (estimator) {
      case SELF_NORMALISED -> "weighted";
      case DOUBLY_ROBUST -> "doubly robust";
    };
  }

  /// Why a figure is missing; a line is whole or not there.
  private static Optional<String> why(OffPolicyReport report, Estimator estimator) {
    return FIGURES.stream()
        .map(figure -> report.finding(estimator, figure))
        .filter(NotIdentifiable.class::isInstance)
        .map(finding -> ((NotIdentifiable) finding).why())
        .findFirst();
  }

  private static ReportTable.Line line(String name, OffPolicyReport report, Estimator estimator) {
    var figures = new ArrayList<Estimate>();
    for (var figure : FIGURES) {
      if (report.finding(estimator, figure) instanceof Estimated found) {
        figures.add(estimate(found, unit(figure)));
      }
    }
    return new ReportTable.Line(name, figures);
  }

  private static double unit(Figure figure) {
    return switch (figure) {
      case SHIPPED_RATE, TOKEN_YIELD -> 1;
      case USD_PER_CALL, USD_PER_SHIPPED -> OutcomeReplay.A_THOUSAND;
    };
  }

  private static Estimate estimate(Estimated found, double unit) {
    return new Estimate(
        unit * found.value(), unit * found.low(), unit * found.high(), (int) found.effectiveSize());
  }

  private static String overlap(Overlap overlap) {
    return String.format(
        Locale.ROOT,
        "%d decisions tell as much as %d of its own; mean weight %.3f, clipped %.1f %%",
        overlap.decisions(),
        (int) overlap.effectiveSize(),
        overlap.meanWeight(),
        100 * overlap.clipped());
  }
}
