package dev.pointsman.contract;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answer.Framing;
import dev.pointsman.rehearsal.Field;
import dev.pointsman.rehearsal.Scripted;
import dev.pointsman.rehearsal.Scripted.Send;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A request as a client sends it, and the answer as a provider gives it, from the golden files of
/// that name: a first line, header lines, an empty line, the body to the byte.
record Replay(Part request, Part answer) {
  /// The model that most requests name.
  static final String ASKED = "claude-auto-fast";

  /// One half of an exchange.
  record Part(String first, List<Field> headers, String body) {
    Part {
      headers = List.copyOf(headers);
    }

    static Part read(String name) {
      var text = text(name);
      var end = text.indexOf("\n\n");
      var lines = text.substring(0, end).lines().toList();
      var headers = lines.stream().skip(1).map(Part::field).toList();
      return new Part(lines.getFirst(), headers, text.substring(end + 2));
    }

    private static Field field(String line) {
      var colon = line.indexOf(": ");
      return new Field(line.substring(0, colon), line.substring(colon + 2));
    }
  }

  static Replay of(String name) {
    return new Replay(Part.read(name + "/request.http"), Part.read(name + "/answer.http"));
  }

  /// The same with another text in place of one of the request's.
  Replay with(String text, String other) {
    var body = request.body().replace(text, other);
    return new Replay(new Part(request.first(), request.headers(), body), answer);
  }

  HttpRequest sent(Stage stage) {
    var words = request.first().split(" ", -1);
    var sent = HttpRequest.newBuilder(stage.base().resolve(words[1]));
    request.headers().forEach(field -> sent.header(field.name(), field.value()));
    return sent.method(words[0], BodyPublishers.ofString(request.body())).build();
  }

  /// The request's body as the upstream is to see it: only the value of `model` has changed.
  String bodyFor(String asked, String model) {
    var spaced = request.body().contains("\"model\"\t:  \"") ? "\"model\"\t:  \"" : "\"model\": \"";
    return request.body().replaceFirst(spaced + asked.replace("[", "\\["), spaced + model);
  }

  /// Streams in their frames, everything else at once.
  Answer scripted() {
    var isStream = answer.body().startsWith("event:") || answer.body().startsWith("data:");
    var pieces =
        isStream
            ? Arrays.stream(answer.body().split("(?<=\n\n)", -1)).filter(s -> !s.isEmpty()).toList()
            : List.of(answer.body());
    return new Answer(
        Integer.parseInt(answer.first()),
        answer.headers(),
        isStream ? Framing.CHUNKED : Framing.LENGTH,
        pieces.stream().<Scripted>map(Send::new).toList());
  }

  private static String text(String name) {
    try (var file = Replay.class.getResourceAsStream("/replays/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
