/// Lets a fleet of simulated tenants use the router and teach it, to see whether the loop learns:
/// public outcomes are the hidden truth, and only the tried tier's outcome is revealed. Knows
/// nothing of the command line, nor of how a journal is stored.
@NullMarked
package dev.pointsman.fleet;

import org.jspecify.annotations.NullMarked;
