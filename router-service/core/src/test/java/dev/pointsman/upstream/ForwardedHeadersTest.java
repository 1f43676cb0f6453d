package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {
  @Test
  void trial03WhatBelongsToTheConnectionOrTheRouterStaysHere() {
    var came =
        HeaderFields.of(
            "Host",
            "a",
            "Connection",
            "keep-alive, X-Hop",
            "X-Hop",
            "1",
            "Authorization",
            "Bearer k",
            "x-api-key",
            "k",
            "Cookie",
            "c",
            "X-Forwarded-For",
            "1.2.3.4",
            "x-pointsman-tier",
            "fast",
            "Content-Length",
            "3",
            "x-claude-code-session-id",
            "s",
            "Transfer-Encoding",
            "chunked");
    assertThat(ForwardedHeaders.toUpstream(came)).isEqualTo(HeaderFields.NONE);
  }

  @Test
  void everythingElsePassesAsItCame() {
    var came =
        HeaderFields.of(
            "anthropic-version",
            "2023-06-01",
            "anthropic-beta",
            "a,b",
            "anthropic-new-thing",
            "x",
            "Idempotency-Key",
            "i",
            "User-Agent",
            "claude-cli",
            "anthropic-beta",
            "c");
    assertThat(ForwardedHeaders.toUpstream(came)).isEqualTo(came);
  }

  @Test
  void answersKeepWhatClientsRecoverBy() {
    var kept =
        HeaderFields.of(
            "retry-after",
            "5",
            "x-should-retry",
            "true",
            "request-id",
            "r",
            "anthropic-ratelimit-unified-status",
            "ok",
            "content-type",
            "application/json");
    var came =
        kept.with("Transfer-Encoding", "chunked")
            .with("Set-Cookie", "a=b")
            .with("location", "http://x");
    assertThat(ForwardedHeaders.toClient(came)).isEqualTo(kept);
  }
}
