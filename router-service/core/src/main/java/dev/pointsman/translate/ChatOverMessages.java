package dev.pointsman.translate;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Usage;
import java.time.Instant;

/// A client of chat completions, served by a model behind the Messages API.
final class ChatOverMessages implements Translation.Translated {
  @Override
  public TranslatedRequest request(Body body, RequestTerms terms) {
    try {
      return MessagesRequestWriter.write(body, terms);
    } catch (MalformedJson failure) {
      throw Untranslatable.of(failure);
    }
  }

  @Override
  public TranslatedAnswer answer(Body body, Instant at, Usage known) {
    try {
      return ChatAnswerWriter.write(Json.read(body), at);
    } catch (MalformedJson failure) {
      throw Untranslatable.of(failure);
    }
  }

  @Override
  public StreamTranslator stream(boolean includeUsage, Instant at, Usage measured) {
    return new ChatStream(includeUsage, at);
  }

  @Override
  public Body error(int status, Body body) {
    return Json.body(UpstreamError.of(status, body).toChat());
  }
}
