package dev.pointsman.upstream;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.unit.TokenCount;

/// What a request demands of any model that is to answer it.
///
/// @param context about how long the prompt is
public record Needs(boolean vision, boolean tools, boolean streaming, TokenCount context) {
  public static Needs of(ChatRequest request, TokenCount context) {
    var hasImages =
        request.messages().stream()
            .anyMatch(message -> message.blocksOf(ContentBlock.Image.class).findAny().isPresent());
    return new Needs(hasImages, !request.tools().isEmpty(), request.limits().stream(), context);
  }
}
