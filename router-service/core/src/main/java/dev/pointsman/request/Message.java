package dev.pointsman.request;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that one side said until the other side spoke, in order.
public record Message(Speaker speaker, List<ContentBlock> blocks) {
  public Message {
    blocks = List.copyOf(blocks);
  }

  /// The plain text of the message, its text blocks joined by line breaks.
  public String text() {
    if (blocks.size() == 1 && blocks.getFirst() instanceof ContentBlock.Text(var text)) {
      return text;
    }
    return blocksOf(ContentBlock.Text.class)
        .map(ContentBlock.Text::text)
        .collect(Collectors.joining("\n"));
  }

  public <T extends ContentBlock> Stream<T> blocksOf(Class<T> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast);
  }
}
