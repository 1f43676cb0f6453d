/// Estimates from logged traffic what another policy would have done, and how far the traffic has
/// moved from what a model has learnt. Knows nothing of how a policy decides.
///
/// Each decision is one round of a contextual bandit: the context was seen, one tier was drawn with
/// a known chance, and its result alone is known. What a decision does to the later ones of its
/// session is part of their contexts, not of its own result.
@NullMarked
package dev.pointsman.insight;

import org.jspecify.annotations.NullMarked;
