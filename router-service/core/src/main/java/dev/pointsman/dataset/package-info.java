/// Labelled examples: their import from files, their split by group, the training sets that are
/// made of journals, the folders of rounds that learn from these, and the erasing of rows from
/// both. Knows nothing of training.
@NullMarked
package dev.pointsman.dataset;

import org.jspecify.annotations.NullMarked;
