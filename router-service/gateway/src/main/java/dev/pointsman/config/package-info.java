/// Reads the configuration file into a tree of records, all mistakes reported together. Knows
/// nothing of HTTP or of the command line.
@NullMarked
package dev.pointsman.config;

import org.jspecify.annotations.NullMarked;
