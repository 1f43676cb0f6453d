/// The served classifier: runs an artifact's graphs with ONNX Runtime. Knows nothing of HTTP, of
/// policy, nor of training.
@NullMarked
package dev.pointsman.onnx;

import org.jspecify.annotations.NullMarked;
