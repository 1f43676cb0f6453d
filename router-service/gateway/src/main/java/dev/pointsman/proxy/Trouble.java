package dev.pointsman.proxy;

import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import java.time.Duration;

/// Why a try brought no answer, and what the client is told if it was the last.
sealed interface Trouble {
  Result result();

  /// The status that the client would see.
  int status();

  /// What a reader of the decision is told; no text of the request or of the answer.
  String note();

  /// How long the provider asks to be left alone, zero when it did not say.
  Duration retryAfter();

  /// The provider's own error, in the client's dialect.
  record Theirs(
      Result result, int status, HeaderFields headers, Body body, String note, Duration retryAfter)
      implements Trouble {
    Theirs(Result result, int status, HeaderFields headers, Body body, Duration retryAfter) {
      this(result, status, headers, body, "", retryAfter);
    }
  }

  /// What we say ourselves.
  record Ours(Result result, int status, String note, Duration retryAfter) implements Trouble {
    Ours(Result result, int status, String note) {
      this(result, status, note, Duration.ZERO);
    }

    /// Of a stream that failed: what the provider said of itself, that it was cut, or what came.
    static Ours of(Road.Streamed stream, Ours whenCut) {
      return stream
          .fault()
          .map(fault -> fault.isCut() ? whenCut : garbled(fault.sentence()))
          .orElseGet(() ->
              new Ours(Result.BROKEN_OFF, 502, "the provider said in its stream that it failed"));
    }

    static Ours garbled(String note) {
      return new Ours(Result.GARBLED, 502, note);
    }
  }
}
