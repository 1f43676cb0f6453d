package dev.pointsman.export;

/// The arithmetic of an exported encoder: int8 is served, fp32 is the same graph for comparison.
public enum Precision {
  INT8,
  FP32
}
