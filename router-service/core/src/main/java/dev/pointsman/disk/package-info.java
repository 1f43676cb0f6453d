/// Brings what was written to the disk before it is found there by its name. Knows nothing of what
/// was written.
@NullMarked
package dev.pointsman.disk;

import org.jspecify.annotations.NullMarked;
