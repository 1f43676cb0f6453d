/// What a classifier answers: sufficiency per tier and task type, or why it has no answer. Knows
/// nothing of how the answer is computed.
@NullMarked
package dev.pointsman.classify;

import org.jspecify.annotations.NullMarked;
