package dev.pointsman.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What a log tells of a candidate, by estimator and figure, and how far it covers the candidate.
public record OffPolicyReport(Overlap overlap, Map<Estimator, Map<Figure, Finding>> findings) {
  public OffPolicyReport {
    var copy = new EnumMap<Estimator, Map<Figure, Finding>>(Estimator.class);
    findings.forEach((estimator, figures) -> copy.put(estimator, Map.copyOf(figures)));
    findings = Collections.unmodifiableMap(copy);
  }

  public Finding finding(Estimator estimator, Figure figure) {
    var finding = findings.getOrDefault(estimator, Map.of()).get(figure);
    return finding == null ? new Finding.NotIdentifiable("it was not computed") : finding;
  }
}
