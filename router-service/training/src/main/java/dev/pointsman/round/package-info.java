/// Runs a whole training, retraining or evaluation: data in, model folder and report out. Knows
/// nothing of the command line, nor of how a step of training is computed.
@NullMarked
package dev.pointsman.round;

import org.jspecify.annotations.NullMarked;
