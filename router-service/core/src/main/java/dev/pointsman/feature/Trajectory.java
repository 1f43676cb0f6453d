package dev.pointsman.feature;

import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import java.util.ArrayList;
import java.util.List;

/// What a message list says of the session so far: the user's prompts, the tool calls and how they
/// ended, each with the index of its message.
record Trajectory(
    List<Message> messages,
    List<Prompt> prompts,
    List<ToolCall> calls,
    List<ToolOutcome> outcomes) {

  /// What the user really wrote in one message; tool results and harness text are none of it.
  record Prompt(String text, int message) {}

  static Trajectory of(List<Message> messages) {
    var trajectory =
        new Trajectory(messages, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var i = 0; i < messages.size(); i++) {
      trajectory.read(messages.get(i), i);
    }
    return trajectory;
  }

  private void read(Message message, int index) {
    if (message.speaker() == Speaker.USER) {
      readPrompt(message, index);
    }
    message.blocks().forEach(block -> read(block, index));
  }

  private void readPrompt(Message message, int index) {
    var text = HarnessText.strip(message.text());
    if (!text.isEmpty() || showsPictures(message)) {
      prompts.add(new Prompt(text, index));
    }
  }

  /// A picture without words is a prompt, unless a tool returned it.
  private static boolean showsPictures(Message message) {
    return message.blocksOf(Image.class).findAny().isPresent()
        && message.blocksOf(ToolResult.class).findAny().isEmpty();
  }

  private void read(ContentBlock block, int index) {
    switch (block) {
      case ToolUse use -> calls.add(ToolCall.of(use, index));
      case ToolResult result -> outcomes.add(ToolOutcome.of(result, index));
      case ContentBlock.Text _,
          ContentBlock.Thinking _,
          ContentBlock.Other _,
          ContentBlock.Image _ -> {}
    }
  }

  /// The words to classify: the last prompt's; where the harness alone has spoken, all it said.
  String promptText() {
    return prompts.isEmpty() ? harnessWords() : prompts.getLast().text();
  }

  private String harnessWords() {
    return messages.reversed().stream()
        .filter(message -> message.speaker() == Speaker.USER)
        .map(Message::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /// The index of the last prompt's message, or -1 when there is no prompt.
  int turnStart() {
    return prompts.isEmpty() ? -1 : prompts.getLast().message();
  }

  /// Model answers since the last prompt.
  long step() {
    return messages.stream()
        .skip(turnStart() + 1L)
        .filter(message -> message.speaker() == Speaker.ASSISTANT)
        .count();
  }

  List<ToolCall> callsInTurn() {
    return calls.stream().filter(call -> call.message() > turnStart()).toList();
  }

  List<ToolCall> callsBeforeTurn() {
    return calls.stream().filter(call -> call.message() < turnStart()).toList();
  }

  /// The tool calls of the last model answer that made any.
  List<ToolCall> newestCalls() {
    if (calls.isEmpty()) {
      return List.of();
    }
    var newest = calls.getLast().message();
    return calls.stream().filter(call -> call.message() == newest).toList();
  }

  /// The results that came since the last model answer.
  List<ToolOutcome> newestOutcomes() {
    var last = messages.size() - 1;
    return outcomes.stream().filter(outcome -> outcome.message() == last).toList();
  }

  /// What the model said last before the last prompt; an empty text when there is nothing.
  String answerBeforeTurn() {
    var before = turnStart() - 1;
    return before < 0 ? "" : messages.get(before).text();
  }

  int lastIndexOfEdit() {
    for (var i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).kind() == ToolKind.EDIT) {
        return i;
      }
    }
    return -1;
  }
}
