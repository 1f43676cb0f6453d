package dev.pointsman.session;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.request.Message;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.request.Speaker;
import dev.pointsman.request.ToolInput;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.wire.ClientHintsReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes conversations, positions and facts for tests.
final class Talk {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  static final Target HAIKU = target(0);
  static final Target OPUS = target(2);

  private Talk() {}

  static ChatRequest of(Message... messages) {
    return new ChatRequest(
        Dialect.ANTHROPIC_MESSAGES,
        "claude-auto",
        "You help.",
        List.of(messages),
        List.of(),
        new Limits(0, "", false, true));
  }

  static Message user(String text) {
    return new Message(Speaker.USER, List.of(new Text(text)));
  }

  static Message model(String text) {
    return new Message(Speaker.ASSISTANT, List.of(new Text(text)));
  }

  static Message tool() {
    return new Message(Speaker.ASSISTANT, List.of(new ToolUse("t", "Bash", ToolInput.NONE)));
  }

  static Message result(ContentBlock... beside) {
    var blocks = new ArrayList<ContentBlock>(List.of(new ToolResult("t", "ok", false)));
    blocks.addAll(List.of(beside));
    return new Message(Speaker.USER, blocks);
  }

  static ClientHints hints(String... namesAndValues) {
    var headers = new HashMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return ClientHintsReader.read(headers);
  }

  static RequestFeatures features(Message... messages) {
    return FeatureExtractor.measure(of(messages), ClientHints.NONE);
  }

  static CallPosition at(Message... messages) {
    return at(ClientHints.NONE, messages);
  }

  static CallPosition at(ClientHints hints, Message... messages) {
    var request = of(messages);
    return CallPosition.of(request, hints, FeatureExtractor.measure(request, hints));
  }

  static CallFacts answered(Target target, long input, long read, long write) {
    return facts(
        target, true, PromptCaching.FIVE_MINUTES, Map.of("i", input, "r", read, "w", write));
  }

  static CallFacts failed(Target target) {
    return facts(target, false, PromptCaching.UNSTATED, Map.of());
  }

  static CallFacts facts(
      Target target, boolean succeeded, PromptCaching caching, Map<String, Long> tokens) {
    return new CallFacts(
        target,
        succeeded,
        new TokenCount(tokens.getOrDefault("i", 0L)),
        new TokenCount(tokens.getOrDefault("r", 0L)),
        new TokenCount(tokens.getOrDefault("w", 0L)),
        caching);
  }

  private static Target target(int rank) {
    var tier = Catalog.anthropic().ladder().tier(rank);
    return new Target(tier, Catalog.anthropic().offers(tier).getFirst());
  }
}
