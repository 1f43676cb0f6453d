package dev.pointsman.export;

import dev.pointsman.fit.FloatTensor;

/// Moves part of a normalised input's uneven range into the weight that multiplies it, channel by
/// channel: `(x * factors) · weight` equals `x · original`. Needs no data, since gain and offset of
/// the normalisation before it bound each channel. See https://arxiv.org/abs/2211.10438.
record Smoothing(FloatTensor factors, FloatTensor weight) {
  private static final float DEVIATIONS = 2;
  private static final float SMALLEST = 1e-6f;

  /// How much of the range moves: more than half, since each row of the weight has a scale of its
  /// own, but all tokens share one (ADR 0033).
  private static final double MOVED = 0.8;

  static Smoothing of(FloatTensor gain, FloatTensor offset, FloatTensor weight) {
    var channels = gain.size();
    var matrix = weight.copy();
    var factors = new float[channels];
    for (var channel = 0; channel < channels; channel++) {
      var reach =
          DEVIATIONS * Math.abs(gain.data().get(channel))
              + Math.abs(offset.data().get(channel))
              + SMALLEST;
      var stretch =
          (float)
              (Math.pow(reach, MOVED) / Math.pow(largest(matrix, channel, channels), 1 - MOVED));
      factors[channel] = 1 / stretch;
      for (var i = channel; i < matrix.length; i += channels) {
        matrix[i] *= stretch;
      }
    }
    return new Smoothing(
        FloatTensor.of(new int[] {channels}, factors), FloatTensor.of(weight.shape(), matrix));
  }

  private static float largest(float[] matrix, int channel, int channels) {
    var largest = SMALLEST;
    for (var i = channel; i < matrix.length; i += channels) {
      largest = Math.max(largest, Math.abs(matrix[i]));
    }
    return largest;
  }
}
