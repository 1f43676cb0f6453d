/// Labelled examples, their import from files and their split by group. Knows nothing of training.
@NullMarked
package dev.pointsman.dataset;

import org.jspecify.annotations.NullMarked;
