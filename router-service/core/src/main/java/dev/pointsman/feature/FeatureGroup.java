package dev.pointsman.feature;

import java.util.Locale;

/// Features that come and go together: the unit of dropout in training and of ablation in reports.
public enum FeatureGroup {
  SIZE,
  POSITION,
  TOOLS,
  ERRORS,
  TESTS,
  CONTENT,
  WORDING,
  FILES,
  ROLE,
  HISTORY,
  LIMITS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
