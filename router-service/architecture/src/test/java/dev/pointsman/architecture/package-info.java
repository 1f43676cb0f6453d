/// Holds the house to its own rules: floors, cycles, names, defining sentences, sizes. Knows
/// nothing of what the code does.
@NullMarked
package dev.pointsman.architecture;

import org.jspecify.annotations.NullMarked;
