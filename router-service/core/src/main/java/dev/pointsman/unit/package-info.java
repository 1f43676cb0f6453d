/// Quantities with their units: money, tokens, probabilities, model names. Knows nothing of
/// requests, models or HTTP.
@NullMarked
package dev.pointsman.unit;

import org.jspecify.annotations.NullMarked;
