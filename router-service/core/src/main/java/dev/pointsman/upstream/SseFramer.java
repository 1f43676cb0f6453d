package dev.pointsman.upstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a stream of server-sent events apart, whatever pieces it comes in; lines may end in LF,
/// CRLF or CR (https://html.spec.whatwg.org/multipage/server-sent-events.html). The raw bytes of
/// all events, in order, are the bytes that came. Used by one thread.
public final class SseFramer {
  /// In bytes. Far beyond any provider's event; what is longer is no event stream.
  public static final int LONGEST_FRAME = 16 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};

  private byte[] held = {};
  private int size;
  private int frameStart;
  private int lineStart;
  private int scanned;
  private boolean isFirstLine = true;
  private boolean hasLoneReturn;
  private String name = "";
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;

  /// A frame longer than any event.
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("expected frames of at most " + LONGEST_FRAME + " bytes in an event stream");
    }
  }

  /// The events that these bytes complete, in order.
  ///
  /// @throws TooLong when a frame is longer than any event
  public List<SseEvent> accept(byte[] bytes, int offset, int length) {
    hold(bytes, offset, length);
    var events = new ArrayList<SseEvent>();
    while (scanned < size) {
      var end = held[scanned];
      if (end == '\n') {
        endLine(scanned + 1, false, events);
      } else if (end != '\r') {
        scanned++;
      } else if (hasLoneReturn && scanned == lineStart) {
        endLine(scanned + 1, true, events);
      } else if (scanned + 1 == size) {
        return checked(events);
      } else {
        var isPair = held[scanned + 1] == '\n';
        endLine(scanned + (isPair ? 2 : 1), !isPair, events);
      }
    }
    return checked(events);
  }

  /// The event that the end of the stream completes: some servers leave out the last blank line.
  public List<SseEvent> finish() {
    var events = new ArrayList<SseEvent>();
    var end = scanned < size ? size - 1 : size;
    var start = lineStart();
    if (end > start) {
      line(start, end);
    }
    if (size > frameStart) {
      endFrame(size, events);
    }
    return events;
  }

  private void hold(byte[] bytes, int offset, int length) {
    if (held.length - size < length) {
      held = Arrays.copyOf(held, Math.max(size + length, 2 * size));
    }
    System.arraycopy(bytes, offset, held, size, length);
    size += length;
  }

  /// Keeps the unfinished frame alone: many streams wait at a time for what comes next.
  private void release() {
    held = Arrays.copyOfRange(held, frameStart, size);
    lineStart -= frameStart;
    scanned -= frameStart;
    size -= frameStart;
    frameStart = 0;
  }

  private List<SseEvent> checked(List<SseEvent> events) {
    if (frameStart > 0) {
      release();
    }
    if (size > LONGEST_FRAME) {
      throw new TooLong();
    }
    return events;
  }

  /// A stream whose lines end in CR alone is known by its first line: then a blank line is over
  /// with its CR, and its event need not wait for what the next byte may be.
  private void endLine(int next, boolean isLoneReturn, List<SseEvent> events) {
    var start = lineStart();
    var isBlank = start == scanned;
    if (!isBlank) {
      line(start, scanned);
    }
    isFirstLine = false;
    hasLoneReturn = isLoneReturn;
    lineStart = next;
    scanned = next;
    if (isBlank) {
      endFrame(next, events);
    }
  }

  /// A byte-order mark may open the stream, and is no part of its first line.
  private int lineStart() {
    var isMarked =
        isFirstLine && Arrays.equals(held, 0, Math.min(scanned, MARK.length), MARK, 0, MARK.length);
    return isMarked ? MARK.length : lineStart;
  }

  private void line(int start, int end) {
    var colon = start;
    while (colon < end && held[colon] != ':') {
      colon++;
    }
    if (is(EVENT, start, colon)) {
      name = value(colon, end);
    } else if (is(DATA, start, colon)) {
      data.append(hasData ? "\n" : "").append(value(colon, end));
      hasData = true;
    }
  }

  private boolean is(byte[] field, int start, int end) {
    return Arrays.equals(held, start, end, field, 0, field.length);
  }

  private String value(int colon, int end) {
    var from = Math.min(colon + 1, end);
    var start = from < end && held[from] == ' ' ? from + 1 : from;
    return new String(held, start, end - start, StandardCharsets.UTF_8);
  }

  private void endFrame(int end, List<SseEvent> events) {
    var raw = Body.of(Arrays.copyOfRange(held, frameStart, end));
    events.add(new SseEvent(name, data.toString(), raw));
    name = "";
    data.setLength(0);
    hasData = false;
    frameStart = end;
  }
}
