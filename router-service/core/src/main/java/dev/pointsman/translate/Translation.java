package dev.pointsman.translate;

import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Usage;
import java.time.Instant;

/// How a call in the client's dialect reaches an upstream of another, and its answer comes back.
public sealed interface Translation {
  /// Both sides speak alike: bytes pass as they are.
  record Same() implements Translation {}

  /// No translation between the two exists; the reason is a sentence for the client.
  record Impossible(String reason) implements Translation {}

  /// The two sides of a call, translated.
  sealed interface Translated extends Translation permits ChatOverMessages, MessagesOverChat {
    /// The client's request in the upstream's dialect, the same bytes for the same input.
    ///
    /// @throws Untranslatable when the upstream's dialect cannot say it: nothing may be sent then
    TranslatedRequest request(Body body, RequestTerms terms);

    /// A whole answer in the client's dialect.
    ///
    /// @param at the time that the answer came, for dialects that state one
    /// @param known what was used, for an answer that does not tell
    /// @throws Untranslatable when it is no answer of the upstream's dialect
    TranslatedAnswer answer(Body body, Instant at, Usage known);

    /// A translator for one streamed answer.
    ///
    /// @param includeUsage as [TranslatedRequest#includeUsage()] says
    /// @param measured of the request, for what the upstream does not tell, or too late
    StreamTranslator stream(boolean includeUsage, Instant at, Usage measured);

    /// The upstream's error in the client's dialect, its message kept; whatever came, HTML
    /// included, an error body goes out.
    Body error(int status, Body body);
  }

  static Translation between(Dialect client, Dialect upstream) {
    if (client == upstream) {
      return new Same();
    }
    return switch (client) {
      case OPENAI_CHAT ->
          upstream == Dialect.ANTHROPIC_MESSAGES
              ? new ChatOverMessages()
              : impossible(client, upstream);
      case ANTHROPIC_MESSAGES ->
          upstream == Dialect.OPENAI_CHAT ? new MessagesOverChat() : impossible(client, upstream);
      case OPENAI_RESPONSES -> impossible(client, upstream);
    };
  }

  private static Impossible impossible(Dialect client, Dialect upstream) {
    return new Impossible(
        "a call of " + name(client) + " cannot be served by a model of " + name(upstream));
  }

  private static String name(Dialect dialect) {
    return switch (dialect) {
      case OPENAI_CHAT -> Apis.CHAT;
      case OPENAI_RESPONSES -> "the OpenAI Responses API";
      case ANTHROPIC_MESSAGES -> Apis.MESSAGES;
    };
  }
}
