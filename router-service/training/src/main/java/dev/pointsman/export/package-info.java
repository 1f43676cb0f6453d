/// Writes a trained model as the artifact that is served: ONNX graphs in int8, manifest, parity
/// check. Knows nothing of how the model was trained.
@NullMarked
package dev.pointsman.export;

import org.jspecify.annotations.NullMarked;
