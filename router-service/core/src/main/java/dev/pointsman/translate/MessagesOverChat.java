package dev.pointsman.translate;

import dev.pointsman.json.MalformedJson;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Usage;
import java.time.Instant;

/// A client of the Messages API, served by a model behind chat completions.
final class MessagesOverChat implements Translation.Translated {
  @Override
  public TranslatedRequest request(Body body, RequestTerms terms) {
    try {
      return ChatRequestWriter.write(body, terms);
    } catch (MalformedJson failure) {
      throw Untranslatable.of(failure);
    }
  }

  @Override
  public TranslatedAnswer answer(Body body, Instant at, Usage known) {
    try {
      return MessagesAnswerWriter.write(Json.read(body), known);
    } catch (MalformedJson failure) {
      throw Untranslatable.of(failure);
    }
  }

  @Override
  public StreamTranslator stream(boolean includeUsage, Instant at, Usage measured) {
    return new MessagesStream(measured);
  }

  @Override
  public Body error(int status, Body body) {
    return Json.body(UpstreamError.of(status, body).toMessages());
  }
}
