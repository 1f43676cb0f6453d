package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.ToldError;
import dev.pointsman.upstream.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the chunks of a chat completion into Anthropic events. The end of the message is told only
/// when the chunks are at their end, for the usage comes last.
final class MessagesStream implements StreamTranslator {
  private final List<StreamEvent> out = new ArrayList<>();
  private final MessagesEvents events = new MessagesEvents(out);
  private final Notes notes = new Notes();
  private final BlockOrder blocks = new BlockOrder(events, notes);
  private final CallPieces calls = new CallPieces(blocks, notes);
  private State state = State.RUNNING;
  private @Nullable StreamFault fault;
  private String finish = "";
  private JsonNode usage = Json.object();
  private boolean hasRefused;
  private final Usage measured;

  /// @param measured what the request reads, as far as is known before the upstream tells
  MessagesStream(Usage measured) {
    this.measured = measured;
  }

  @Override
  public List<StreamEvent> accept(String data) {
    if (state != State.RUNNING) {
      return List.of();
    }
    if (data.strip().equals("[DONE]")) {
      return finish();
    }
    try {
      read(PlacedJson.root(JsonReader.read(data)).requireObject());
    } catch (MalformedJson failure) {
      fail(StreamFault.garbled("the upstream sent no chunk of a chat completion"));
    } catch (Untranslatable failure) {
      fail(StreamFault.garbled("the upstream sent " + failure.got()));
    }
    return taken();
  }

  @Override
  public List<StreamEvent> finish() {
    if (state != State.RUNNING) {
      return List.of();
    }
    if (finish.isEmpty()) {
      fail(StreamFault.CUT);
      return taken();
    }
    try {
      end();
    } catch (Untranslatable failure) {
      fail(StreamFault.garbled("the upstream sent " + failure.got()));
    }
    return taken();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<String> notes() {
    return notes.lines();
  }

  @Override
  public Optional<StreamFault> fault() {
    return Optional.ofNullable(fault);
  }

  private List<StreamEvent> taken() {
    var taken = List.copyOf(out);
    out.clear();
    return taken;
  }

  private void fail(StreamFault why) {
    fault = why;
    fail(UpstreamError.broken(why.sentence()));
  }

  private void fail(UpstreamError error) {
    events.fail(error);
    state = State.FAILED;
  }

  private void end() {
    calls.end(finish.equals(StopReasons.LENGTH));
    blocks.end(finish.equals(StopReasons.LENGTH));
    var reason = StopReasons.toMessages(finish, blocks.hasCalled(), notes);
    if (usage.isEmpty()) {
      notes.add(MessagesAnswerWriter.UNTOLD);
    }
    events.end(hasRefused ? "refusal" : reason, known(events.characters()));
    state = State.FINISHED;
  }

  /// What was told, else what was measured, and the words that passed.
  private ObjectNode known(long characters) {
    return usage.isEmpty()
        ? UsageFields.toMessages(measured.writing(Usage.untold(characters).output(), false))
        : UsageFields.toMessages(usage);
  }

  private void read(PlacedJson chunk) {
    if (ToldError.isIn(chunk.node())) {
      fail(UpstreamError.inStream(chunk.node()));
      return;
    }
    if (chunk.node().path("usage").isObject()) {
      usage = chunk.node().path("usage");
    }
    var choices = chunk.field("choices");
    if (!choices.isAbsent()) {
      choices.requireElements().stream()
          .filter(choice -> choice.node().path("index").asInt(0) == 0)
          .forEach(choice -> {
            events.start(chunk.node(), known(0));
            readChoice(choice);
          });
    }
  }

  private void readChoice(PlacedJson choice) {
    var delta = choice.field("delta");
    MessagesAnswerWriter.noteReasoning(delta, notes);
    var content = MessagesAnswerWriter.text(delta.node().path("content"), notes);
    if (!content.isEmpty()) {
      blocks.text(content);
    }
    var refusal = delta.node().path("refusal");
    if (refusal.isTextual() && !refusal.textValue().isEmpty()) {
      blocks.refusal(refusal.textValue());
      hasRefused = true;
    }
    readCalls(delta);
    var reason = choice.node().path("finish_reason");
    if (reason.isTextual() && !reason.textValue().isEmpty()) {
      finish = reason.textValue();
    }
  }

  private void readCalls(PlacedJson delta) {
    if (!delta.field("tool_calls").isAbsent()) {
      delta.field("tool_calls").requireElements().forEach(calls::add);
    } else if (!Json.isIdle(delta.node().path("function_call"))) {
      calls.addOnly(delta.field("function_call").requireObject());
    }
  }
}
