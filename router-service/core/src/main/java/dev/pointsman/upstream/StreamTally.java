package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/// What the events of one stream have said so far, whatever their dialect.
final class StreamTally {
  final OpenCalls calls = new OpenCalls();
  Usage usage = Usage.UNKNOWN;
  String stopReason = "";
  String failure = "";
  boolean isFinished;
  boolean isGarbled;
  private long characters;
  private @Nullable SseEvent last;
  private JsonNode lastRead = MissingNode.getInstance();

  /// The event as JSON, missing when it is none. Parsed once, however often it is asked for.
  JsonNode read(SseEvent event) {
    if (!event.equals(last)) {
      last = event;
      lastRead = UpstreamJson.read(event.data());
      isGarbled |= !lastRead.isObject();
    }
    return lastRead;
  }

  /// What the event is. Some servers leave out the names of events; their data repeat them, in any
  /// place, behind the types of other things.
  String type(SseEvent event) {
    if (!event.name().isEmpty() || ChatMeter.isEndMark(event)) {
      return event.name();
    }
    return read(event).path("type").asText("");
  }

  void passed(int words) {
    characters += words;
  }

  /// Characters of the model's own words.
  long characters() {
    return characters;
  }
}
