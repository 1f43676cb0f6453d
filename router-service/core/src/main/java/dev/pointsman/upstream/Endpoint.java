package dev.pointsman.upstream;

import dev.pointsman.request.Dialect;

/// A path on which live traffic comes in and goes out.
public enum Endpoint {
  CHAT_COMPLETIONS("/v1/chat/completions", Dialect.OPENAI_CHAT),
  RESPONSES("/v1/responses", Dialect.OPENAI_RESPONSES),
  MESSAGES("/v1/messages", Dialect.ANTHROPIC_MESSAGES),
  COUNT_TOKENS("/v1/messages/count_tokens", Dialect.ANTHROPIC_MESSAGES);

  private final String path;
  private final Dialect dialect;

  Endpoint(String path, Dialect dialect) {
    this.path = path;
    this.dialect = dialect;
  }

  public String path() {
    return path;
  }

  /// The dialect that clients of this path speak and whose errors they understand.
  public Dialect dialect() {
    return dialect;
  }
}
