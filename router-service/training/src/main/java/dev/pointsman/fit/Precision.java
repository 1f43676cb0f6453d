package dev.pointsman.fit;

/// In what numbers the encoder's products are computed while it is trained. The weights and the
/// optimiser's state are 32-bit floats either way.
public enum Precision {
  FLOAT32,
  BFLOAT16
}
