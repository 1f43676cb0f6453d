package dev.pointsman.wire;

import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Collects what is said, joining what one side says in a row: one dialect writes a message for
/// each tool result, another a block.
final class Conversation {
  private final List<String> system = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<ContentBlock> open = new ArrayList<>();
  private Speaker speaker = Speaker.USER;

  void addSystem(String text) {
    if (!text.isEmpty()) {
      system.add(text);
    }
  }

  void add(Speaker next, List<ContentBlock> blocks) {
    if (next != speaker) {
      close();
      speaker = next;
    }
    open.addAll(blocks);
  }

  String system() {
    return system.stream().collect(Collectors.joining("\n"));
  }

  List<Message> messages() {
    close();
    return messages;
  }

  private void close() {
    if (!open.isEmpty()) {
      messages.add(new Message(speaker, open));
      open.clear();
    }
  }
}
