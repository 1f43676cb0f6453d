package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.upstream.HeaderField;
import dev.pointsman.upstream.HeaderFields;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the head of an answer line by line; interim answers (1xx) are skipped.
final class HeadReader {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) (\\d{3})(?: .*)?");
  private static final int MOST_LINES = 500;

  private final List<HeaderField> fields = new ArrayList<>();
  private int status;
  private boolean isOldVersion;
  private boolean isComplete;

  /// How the end of the body is known.
  enum Framing {
    NONE,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  void add(String line) throws ProtocolException {
    if (status == 0) {
      start(line);
    } else if (line.isEmpty()) {
      finish();
    } else {
      field(line);
    }
  }

  boolean isComplete() {
    return isComplete;
  }

  Head head() {
    return new Head(status, headers());
  }

  Framing framing() throws ProtocolException {
    if (status == 204 || status == 304) {
      return Framing.NONE;
    }
    if (value("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return Framing.CHUNKED;
    }
    return length() >= 0 ? Framing.LENGTH : Framing.UNTIL_CLOSE;
  }

  /// The length as told, -1 when it is not.
  long length() throws ProtocolException {
    var told = headers().all("content-length").stream().distinct().toList();
    if (told.isEmpty()) {
      return -1;
    }
    if (told.size() > 1 || !told.getFirst().matches("\\d{1,15}")) {
      throw new ProtocolException("expected one content-length");
    }
    return Long.parseLong(told.getFirst());
  }

  /// Whether the connection outlives this answer.
  boolean isKept() {
    var isClosing = value("connection").toLowerCase(Locale.ROOT).contains("close");
    return !isClosing && !isOldVersion;
  }

  private void start(String line) throws ProtocolException {
    var match = STATUS_LINE.matcher(line);
    if (!match.matches()) {
      throw new ProtocolException("expected the status line of an HTTP/1.1 answer");
    }
    status = Integer.parseInt(match.group(2));
    isOldVersion = match.group(1).equals("0");
  }

  private void finish() {
    isComplete = status >= 200;
    if (!isComplete) {
      status = 0;
      fields.clear();
    }
  }

  private void field(String line) throws ProtocolException {
    var colon = line.indexOf(':');
    if (colon < 1 || fields.size() == MOST_LINES) {
      throw new ProtocolException("expected at most 500 header lines, each with a name");
    }
    try {
      fields.add(new HeaderField(line.substring(0, colon), line.substring(colon + 1).strip()));
    } catch (IllegalArgumentException unreadable) {
      throw new ProtocolException(unreadable.getMessage());
    }
  }

  private HeaderFields headers() {
    return new HeaderFields(fields);
  }

  private String value(String name) {
    return String.join(",", headers().all(name));
  }
}
