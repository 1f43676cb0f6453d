/// Where the serving program begins. Knows nothing but the command line.
@NullMarked
package dev.pointsman;

import org.jspecify.annotations.NullMarked;
