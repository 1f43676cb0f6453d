/// Measures classifications and decisions against known outcomes, beside baselines. Knows nothing
/// of where the classifications come from.
@NullMarked
package dev.pointsman.evaluate;

import org.jspecify.annotations.NullMarked;
