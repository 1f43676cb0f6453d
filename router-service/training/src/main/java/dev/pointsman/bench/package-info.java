/// Times and tries what is built, beside its bounds: the classifier, a gateway process under load
/// and under `kill -9`, real clients, labelling and whole retrainings. Knows nothing of the command
/// line, nor of how what it measures is done.
@NullMarked
package dev.pointsman.bench;

import org.jspecify.annotations.NullMarked;
