/// The commands that train and measure. Knows nothing of how either is done.
@NullMarked
package dev.pointsman.cli.training;

import org.jspecify.annotations.NullMarked;
