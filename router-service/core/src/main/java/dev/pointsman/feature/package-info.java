/// Measures a request: named features and the bounded text that the classifier reads. Knows nothing
/// of the model that uses them.
@NullMarked
package dev.pointsman.feature;

import org.jspecify.annotations.NullMarked;
