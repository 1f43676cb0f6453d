/// Plays the part of a provider: an HTTP server that answers by a script, faults included. Knows
/// nothing of the service that it rehearses with.
@NullMarked
package dev.pointsman.rehearsal;

import org.jspecify.annotations.NullMarked;
