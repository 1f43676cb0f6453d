/// Reads JSON strictly, with errors that name the place. Knows nothing of what the JSON means.
@NullMarked
package dev.pointsman.json;

import org.jspecify.annotations.NullMarked;
