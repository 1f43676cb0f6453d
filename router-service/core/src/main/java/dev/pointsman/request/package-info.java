/// The vocabulary of an inbound call: messages, content blocks, tools, task types, client hints.
/// Knows nothing of the wire formats it came from, nor of how it is measured.
@NullMarked
package dev.pointsman.request;

import org.jspecify.annotations.NullMarked;
