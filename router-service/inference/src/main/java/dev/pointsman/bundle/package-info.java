/// The artifact folder under `models/`: its manifest, writing it whole, reading it whole or
/// refusing it with the reason. Knows nothing of how its graphs are run.
@NullMarked
package dev.pointsman.bundle;

import org.jspecify.annotations.NullMarked;
