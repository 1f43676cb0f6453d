/// The commands of the serving jar and how the parts are put together for them. Knows nothing of
/// training.
@NullMarked
package dev.pointsman.cli;

import org.jspecify.annotations.NullMarked;
