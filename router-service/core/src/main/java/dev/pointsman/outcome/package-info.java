/// What became of decided work: the words in which people, tools and CI report it.
@NullMarked
package dev.pointsman.outcome;

import org.jspecify.annotations.NullMarked;
