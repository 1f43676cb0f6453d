package dev.pointsman.fit;

import java.util.regex.Pattern;

/// The learning rate of each tensor at each step: a linear rise to the peak, a linear fall to zero,
/// slower for layers near the words, faster for the head, which starts from nothing.
final class RateSchedule {
  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\..*");
  private static final double LAYER_DECAY = 0.9;
  private static final double HEAD_FACTOR = 15;

  /// A linear layer takes far larger steps than a hidden one.
  private static final double TIER_FACTOR = 20;

  private final StageSettings settings;
  private final int steps;
  private final int layers;

  /// A schedule for the head alone has no layers.
  RateSchedule(StageSettings settings, int steps, int layers) {
    this.settings = settings;
    this.steps = steps;
    this.layers = layers;
  }

  /// The first step is 0.
  double rate(int step) {
    var warmup = Math.max(1, Math.round(settings.warmup() * steps));
    if (step < warmup) {
      return settings.peakRate() * (step + 1) / warmup;
    }
    var remaining = (double) (steps - step) / Math.max(1, steps - warmup);
    return settings.peakRate() * Math.clamp(remaining, 0, 1);
  }

  double factor(String tensor) {
    if (layers == 0) {
      return tensor.startsWith("tier.") ? TIER_FACTOR : 1;
    }
    if (tensor.startsWith("embeddings.")) {
      return Math.pow(LAYER_DECAY, layers);
    }
    var layer = LAYER.matcher(tensor);
    return layer.matches()
        ? Math.pow(LAYER_DECAY, layers - 1 - Integer.parseInt(layer.group(1)))
        : HEAD_FACTOR;
  }
}
