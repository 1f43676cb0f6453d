package dev.pointsman.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Takes a stream of server-sent events apart, whatever pieces it comes in; lines may end in LF,
/// CRLF or CR (https://html.spec.whatwg.org/multipage/server-sent-events.html). Used by one thread.
public final class SseFramer {
  /// Far beyond any provider's event; what is longer is no event stream.
  public static final int LONGEST_LINE = 32 << 20;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean hasData;
  private boolean afterReturn;
  private boolean isFirstLine = true;

  /// A line longer than any event has.
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("expected lines of at most " + LONGEST_LINE + " bytes in an event stream");
    }
  }

  /// The events that these bytes complete, in order.
  public List<SseEvent> accept(byte[] bytes, int offset, int length) {
    var events = new ArrayList<SseEvent>();
    var from = offset;
    for (var at = offset; at < offset + length; at++) {
      if (bytes[at] == '\n' && afterReturn && at == from) {
        afterReturn = false;
        from = at + 1;
        continue;
      }
      afterReturn = false;
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        line.write(bytes, from, at - from);
        endLine(events);
        afterReturn = bytes[at] == '\r';
        from = at + 1;
      }
    }
    line.write(bytes, from, offset + length - from);
    if (line.size() > LONGEST_LINE) {
      throw new TooLong();
    }
    return events;
  }

  /// The event that the end of the stream completes: some servers leave out the last blank line.
  public List<SseEvent> finish() {
    var events = new ArrayList<SseEvent>();
    if (line.size() > 0) {
      endLine(events);
    }
    endEvent(events);
    return events;
  }

  private void endLine(List<SseEvent> events) {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (isFirstLine && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    isFirstLine = false;
    if (text.isEmpty()) {
      endEvent(events);
    } else {
      field(text);
    }
  }

  private void field(String text) {
    var colon = text.indexOf(':');
    var field = colon < 0 ? text : text.substring(0, colon);
    var value = colon < 0 ? "" : text.substring(colon + 1);
    var plain = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> name = plain;
      case "data" -> {
        data.append(hasData ? "\n" : "").append(plain);
        hasData = true;
      }
      default -> {} // comments, ids and retry times mean nothing here
    }
  }

  private void endEvent(List<SseEvent> events) {
    if (hasData || !name.isEmpty()) {
      events.add(new SseEvent(name, data.toString()));
    }
    name = "";
    data.setLength(0);
    hasData = false;
  }
}
