/// Plays against a gateway process of its own: starts one as users do, calls it as a coding agent
/// does, and records for its JVM what it will need. Knows nothing of how the gateway works.
@NullMarked
package dev.pointsman.rig;

import org.jspecify.annotations.NullMarked;
