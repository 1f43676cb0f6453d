package dev.pointsman.contract;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Received;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Script;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/// A scripted upstream, a gateway in front of it, and unmodified SDKs in front of that.
final class Stage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicReference<Script> script =
      new AtomicReference<>(request -> Answers.to(request, Reply.text("Hello")));
  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> script.get().answer(request));
  private final LiveGateway gateway = LiveGateway.inFrontOf(upstream.base());
  private final AnthropicClient anthropic = anthropic(0);
  private final OpenAIClient openAi = openAi(0);

  /// From now on every request is answered like this.
  void always(Script other) {
    script.set(other);
  }

  /// The reply in the dialect of each request.
  void says(Reply reply) {
    always(request -> Answers.to(request, reply));
  }

  /// These answers first, in their order.
  void next(Answer... answers) {
    upstream.then(answers);
  }

  /// The client of one try a call.
  AnthropicClient anthropic() {
    return anthropic;
  }

  AnthropicClient anthropic(int retries) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(gateway.base().toString())
        .apiKey("client-key")
        .maxRetries(retries)
        .build();
  }

  OpenAIClient openAi() {
    return openAi;
  }

  OpenAIClient openAi(int retries) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.base() + "/v1")
        .apiKey("client-key")
        .maxRetries(retries)
        .build();
  }

  URI base() {
    return gateway.base();
  }

  String modelFor(String asked) {
    return gateway.modelFor(asked);
  }

  /// What the upstream was asked first.
  Received received() throws InterruptedException {
    return upstream.received(0);
  }

  int calls() {
    return upstream.received().size();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    anthropic.close();
    openAi.close();
    gateway.close();
    upstream.close();
  }
}
