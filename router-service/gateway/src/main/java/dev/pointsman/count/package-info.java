/// Counts the tokens of a call here, for clients that ask ahead where no provider can tell. Knows
/// nothing of providers and of HTTP.
@NullMarked
package dev.pointsman.count;

import org.jspecify.annotations.NullMarked;
