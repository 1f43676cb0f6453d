package dev.pointsman.translate;

import dev.pointsman.request.Dialect;
import dev.pointsman.translate.RequestTerms.OutputLimit;
import dev.pointsman.translate.Translation.Translated;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads the recorded translations, and translates under fixed terms.
final class Golden {
  static final Instant AT = Instant.ofEpochSecond(1_790_000_000);
  static final Usage READ =
      new Usage(
          new TokenCount(234), new TokenCount(1_000), TokenCount.ZERO, TokenCount.ZERO, false);
  static final Translated MESSAGES_OVER_CHAT =
      between(Dialect.ANTHROPIC_MESSAGES, Dialect.OPENAI_CHAT);
  static final Translated CHAT_OVER_MESSAGES =
      between(Dialect.OPENAI_CHAT, Dialect.ANTHROPIC_MESSAGES);
  static final RequestTerms TERMS =
      new RequestTerms(
          new ModelId("rail-1"),
          new TokenCount(16_000),
          OutputLimit.MAX_COMPLETION_TOKENS,
          true,
          true);

  private Golden() {}

  static Translated direction(String name) {
    return name.startsWith("chat") ? CHAT_OVER_MESSAGES : MESSAGES_OVER_CHAT;
  }

  static String text(String name) {
    try (var file = Golden.class.getResourceAsStream("/translate/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String request(String name) {
    var request = direction(name).request(Body.of(text(name + ".in.json")), TERMS);
    return recorded(Stream.of(request.body().text()), request.notes());
  }

  static String answer(String name) {
    var answer = direction(name).answer(Body.of(text(name + ".in.json")), AT, READ);
    return recorded(Stream.of(answer.body().text()), answer.notes());
  }

  static String stream(String name) {
    var stream = direction(name).stream(true, AT, READ);
    var frames =
        all(stream, text(name + ".in.jsonl").lines().toList()).stream()
            .map(event -> event.frame().text().stripTrailing());
    return recorded(frames.toList().stream(), stream.notes());
  }

  /// All that a client gets of a whole stream.
  static List<StreamEvent> all(StreamTranslator stream, List<String> data) {
    var events = new ArrayList<StreamEvent>();
    data.forEach(one -> events.addAll(stream.accept(one)));
    events.addAll(stream.finish());
    return events;
  }

  private static String recorded(Stream<String> lines, List<String> notes) {
    return Stream.concat(lines, notes.stream().map(note -> "note: " + note))
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static Translated between(Dialect client, Dialect upstream) {
    return (Translated) Translation.between(client, upstream);
  }
}
