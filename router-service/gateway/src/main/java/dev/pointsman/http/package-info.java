/// Serves the classifier over HTTP: the road of a call, its answer, its errors, its limits. Knows
/// nothing of how a model is trained or of the command line.
@NullMarked
package dev.pointsman.http;

import org.jspecify.annotations.NullMarked;
