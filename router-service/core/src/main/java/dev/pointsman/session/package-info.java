/// What is remembered of a conversation between its calls, and what kind of call each is. Knows
/// nothing of classifiers, decisions or upstream connections.
@NullMarked
package dev.pointsman.session;

import org.jspecify.annotations.NullMarked;
