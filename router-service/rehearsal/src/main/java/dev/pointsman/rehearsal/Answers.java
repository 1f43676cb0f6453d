package dev.pointsman.rehearsal;

import java.util.Arrays;
import java.util.List;

/// Ready-made good answers in each dialect; [Faults] has the bad ones.
public final class Answers {
  private Answers() {}

  /// The reply in the dialect of the request's path, streamed if the request asks for it.
  public static Answer to(Received request, Reply reply) {
    var body = request.json();
    var isStream = body.path("stream").asBoolean();
    return switch (request.path()) {
      case "/v1/messages" -> isStream ? messageStream(reply) : message(reply);
      case "/v1/responses" -> isStream ? responseStream(reply) : response(reply);
      default -> isStream ? chatStream(reply, includesUsage(request)) : chat(reply);
    };
  }

  public static Answer message(Reply reply) {
    return Answer.json(200, new MessagesDialect(reply).whole()).with("request-id", "req_scripted");
  }

  public static Answer messageStream(Reply reply) {
    return Answer.events(new MessagesDialect(reply).frames()).with("request-id", "req_scripted");
  }

  public static Answer chat(Reply reply) {
    return Answer.json(200, new ChatDialect(reply).whole()).with("x-request-id", "req_scripted");
  }

  public static Answer chatStream(Reply reply, boolean includesUsage) {
    return Answer.events(new ChatDialect(reply).frames(includesUsage))
        .with("x-request-id", "req_scripted");
  }

  public static Answer response(Reply reply) {
    return Answer.json(200, new ResponsesDialect(reply).whole())
        .with("x-request-id", "req_scripted");
  }

  public static Answer responseStream(Reply reply) {
    return Answer.events(new ResponsesDialect(reply).frames()).with("x-request-id", "req_scripted");
  }

  public static Answer countTokens(int tokens) {
    return Answer.json(200, Json.object().put("input_tokens", tokens).toString());
  }

  /// The list of models as Anthropic shows it.
  public static Answer anthropicModels(String... ids) {
    var list = Json.object();
    var data = list.putArray("data");
    for (var id : ids) {
      data.addObject()
          .put("type", "model")
          .put("id", id)
          .put("display_name", id)
          .put("created_at", "2026-01-01T00:00:00Z");
    }
    list.put("has_more", false).put("first_id", ids[0]).put("last_id", ids[ids.length - 1]);
    return Answer.json(200, list.toString());
  }

  /// The list of models as OpenAI shows it.
  public static Answer openAiModels(String... ids) {
    var list = Json.object().put("object", "list");
    var data = list.putArray("data");
    Arrays.stream(ids)
        .forEach(id ->
            data.addObject()
                .put("id", id)
                .put("object", "model")
                .put("created", 1_790_000_000)
                .put("owned_by", "scripted"));
    return Answer.json(200, list.toString());
  }

  /// The frames of a streamed message, to be cut or rearranged.
  public static List<String> messageFrames(Reply reply) {
    return new MessagesDialect(reply).frames();
  }

  private static boolean includesUsage(Received request) {
    return request.json().path("stream_options").path("include_usage").asBoolean();
  }
}
