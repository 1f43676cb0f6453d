/// Weights and their fine-tuning: reads a pretrained encoder, trains it with both heads. Knows
/// nothing of ONNX export, of files under `models/`, nor of serving.
@NullMarked
package dev.pointsman.fit;

import org.jspecify.annotations.NullMarked;
