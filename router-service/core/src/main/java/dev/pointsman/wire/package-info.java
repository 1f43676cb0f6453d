/// Parses the bodies and headers that clients send into one request view. Knows nothing of HTTP
/// servers or of routing.
@NullMarked
package dev.pointsman.wire;

import org.jspecify.annotations.NullMarked;
