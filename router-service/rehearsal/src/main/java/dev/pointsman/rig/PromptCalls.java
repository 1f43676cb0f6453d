package dev.pointsman.rig;

import java.util.Random;

/// Messages calls of one prompt each and nothing else, as a script sends them: about 128 tokens,
/// never the same, each the start of a session. The same seed makes the same calls.
public final class PromptCalls {
  private static final int MAX_TOKENS = 8_000;

  private final Random random;
  private final String headers;

  /// @param headers lines of the request's head, each with its line end
  public PromptCalls(long seed, String headers) {
    this.random = new Random(seed);
    this.headers = headers;
  }

  /// The next request, head and body.
  public byte[] next() {
    var body =
        "{\"model\":\"claude-auto\",\"max_tokens\":%d,\"messages\":[%s]}"
            .formatted(MAX_TOKENS, MessagesPost.prompt(random));
    return MessagesPost.request(headers, body);
  }
}
