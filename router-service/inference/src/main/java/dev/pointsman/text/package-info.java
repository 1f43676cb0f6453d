/// Turns the classifier's text into token ids within a window. Knows nothing of the encoder that
/// reads them.
@NullMarked
package dev.pointsman.text;

import org.jspecify.annotations.NullMarked;
