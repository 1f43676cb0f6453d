/// Speaks Anthropic Messages for clients of OpenAI chat completions, and the other way round:
/// requests, answers, streams and errors. Knows no socket, no model list and no policy.
@NullMarked
package dev.pointsman.translate;

import org.jspecify.annotations.NullMarked;
