/// What providers speak, as values: bodies, headers, streamed events, usage, errors, and what each
/// model can take. Knows no socket, no server and no policy.
@NullMarked
package dev.pointsman.upstream;

import org.jspecify.annotations.NullMarked;
