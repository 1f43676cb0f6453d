/// Labelled examples: their import from files, their split by group, the training sets that are
/// made of journals, and what a person should be asked to label next. Knows nothing of training.
@NullMarked
package dev.pointsman.dataset;

import org.jspecify.annotations.NullMarked;
