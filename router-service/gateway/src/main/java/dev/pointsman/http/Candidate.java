package dev.pointsman.http;

import dev.pointsman.classify.Classifier;

/// A model on trial, by the name and version that its answers carry.
public record Candidate(String version, Classifier classifier) {
  /// The same, never throwing.
  Candidate steady() {
    return new Candidate(version, new SteadyClassifier(classifier));
  }
}
