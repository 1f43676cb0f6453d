package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.PromptCaching;
import java.util.Set;

/// Reads how long a body asks its prompt to be cached: the marks on system, tools and messages, or
/// the one setting of the whole body. Of several lives the shortest counts, because what stands
/// last, and is most, goes cold with it.
final class CachingReader {
  private static final Set<String> HOLDERS = Set.of("system", "tools", "messages");

  private CachingReader() {}

  static PromptCaching read(JsonNode body) {
    if (body.path("prompt_cache_retention").asText("").equals("24h")) {
      return PromptCaching.ONE_HOUR;
    }
    var found = marked(body);
    for (var name : HOLDERS) {
      for (var element : body.path(name)) {
        found = shorter(found, shorter(marked(element), inBlocks(element.path("content"))));
      }
    }
    return found;
  }

  private static PromptCaching inBlocks(JsonNode content) {
    var found = PromptCaching.UNSTATED;
    if (content.isArray()) {
      for (var block : content) {
        found = shorter(found, marked(block));
      }
    }
    return found;
  }

  private static PromptCaching marked(JsonNode holder) {
    var mark = holder.path("cache_control");
    if (!mark.isObject()) {
      return PromptCaching.UNSTATED;
    }
    return mark.path("ttl").asText("").equals("1h")
        ? PromptCaching.ONE_HOUR
        : PromptCaching.FIVE_MINUTES;
  }

  private static PromptCaching shorter(PromptCaching a, PromptCaching b) {
    if (!a.isStated()) {
      return b;
    }
    return !b.isStated() || a.compareTo(b) < 0 ? a : b;
  }
}
