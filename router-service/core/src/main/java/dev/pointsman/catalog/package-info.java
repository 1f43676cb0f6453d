/// Tiers, ladders, models and their prices. Knows nothing of requests or decisions.
@NullMarked
package dev.pointsman.catalog;

import org.jspecify.annotations.NullMarked;
