/// Finds the decisions on which a person's word would teach most. Knows nothing of how people are
/// asked.
@NullMarked
package dev.pointsman.review;

import org.jspecify.annotations.NullMarked;
