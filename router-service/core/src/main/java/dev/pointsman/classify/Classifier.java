package dev.pointsman.classify;

import dev.pointsman.feature.RequestFeatures;

/// Says how likely each tier is to suffice for a request, and what kind of work it is. Shared by
/// threads; never throws for a request's content.
public interface Classifier {
  ClassifierAnswer classify(RequestFeatures features);
}
