/// Decides which tier and model serve a call at the least expected cost. Pure: no network, file,
/// clock or chance. Knows nothing of the classifier's inside.
@NullMarked
package dev.pointsman.policy;

import org.jspecify.annotations.NullMarked;
