package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Compaction;
import dev.pointsman.request.SessionIdentity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads the hint headers of Claude Code, Codex, OpenCode and the router's own. Hints help and
/// never harm: a malformed one counts as absent.
public final class ClientHintsReader {
  private static final int LONGEST_HINT = 256;
  private static final int LONGEST_METADATA = 8_192;
  private static final int MOST_TOOLS = 64;
  private static final String CLAUDE = "x-claude-code-";
  private static final String OPENCODE_PARENT = "x-parent-session-id";

  private final Map<String, String> headers;
  private final JsonNode codex;

  private ClientHintsReader(Map<String, String> given) {
    headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(given);
    codex = metadata(headers.getOrDefault("x-codex-turn-metadata", ""));
  }

  /// Reads the hints among some headers.
  ///
  /// @param headers by name, in any case
  public static ClientHints read(Map<String, String> headers) {
    return headers.isEmpty() ? ClientHints.NONE : new ClientHintsReader(headers).hints();
  }

  private ClientHints hints() {
    return new ClientHints(
        identity(),
        word(header("x-pointsman-role")),
        word(first(header(CLAUDE + "agent-type"), codex("subagent_kind"))),
        requestClass(),
        compaction(),
        durations(headers.getOrDefault(CLAUDE + "prev-tool-durations", "")));
  }

  private SessionIdentity identity() {
    var thread = first(header("thread-id"), codex("thread_id"));
    return new SessionIdentity(
        first(
            header(CLAUDE + "session-id"),
            header("session-id"),
            codex("session_id"),
            header("x-session-id")),
        thread,
        first(header(CLAUDE + "agent-id"), isCodexSubagent() ? thread : "", openCodeAgent()),
        first(
            header(CLAUDE + "parent-agent-id"), codex("parent_thread_id"), header(OPENCODE_PARENT)),
        first(header(CLAUDE + "prompt-id"), codex("turn_id")));
  }

  private String requestClass() {
    var stated = word(header(CLAUDE + "request-class"));
    if (!stated.isEmpty()) {
      return stated;
    }
    var kind = word(codex("request_kind"));
    if (kind.startsWith("compact")) {
      return "compaction";
    }
    if (isCodexSubagent() || !first(header(CLAUDE + "agent-id"), openCodeAgent()).isEmpty()) {
      return "subagent";
    }
    return kind.equals("turn") ? "main" : kind;
  }

  private boolean isCodexSubagent() {
    return !codex("subagent_kind").isEmpty() || !codex("parent_thread_id").isEmpty();
  }

  /// OpenCode gives a sub-agent a session of its own and names the session that it serves.
  private String openCodeAgent() {
    return header(OPENCODE_PARENT).isEmpty() ? "" : header("x-session-id");
  }

  private Compaction compaction() {
    if (isSet(header(CLAUDE + "compaction")) || requestClass().equals("compaction")) {
      return Compaction.RUNNING;
    }
    return isSet(header(CLAUDE + "context-compacted")) ? Compaction.DONE : Compaction.UNSTATED;
  }

  private static boolean isSet(String value) {
    return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
  }

  private String header(String name) {
    return bounded(headers.getOrDefault(name, ""));
  }

  private String codex(String name) {
    return bounded(codex.path(name).asText(""));
  }

  private static String bounded(String value) {
    if (value.isEmpty() || value.length() > LONGEST_HINT) {
      return "";
    }
    return value.chars().noneMatch(Character::isISOControl) ? value.strip() : "";
  }

  private static String word(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  private static String first(String... values) {
    for (var value : values) {
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static JsonNode metadata(String text) {
    if (text.isBlank() || text.length() > LONGEST_METADATA) {
      return MissingNode.getInstance();
    }
    try {
      return JsonReader.read(text);
    } catch (MalformedJson ignored) {
      return MissingNode.getInstance();
    }
  }

  private static Map<String, Duration> durations(String text) {
    var durations = new LinkedHashMap<String, Duration>();
    if (text.length() > LONGEST_METADATA) {
      return durations;
    }
    for (var pair : text.split(";", MOST_TOOLS)) {
      var equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(equals + 1).strip().matches("\\d{1,12}")) {
        var millis = Long.parseLong(pair.substring(equals + 1).strip());
        durations.put(pair.substring(0, equals).strip(), Duration.ofMillis(millis));
      }
    }
    return durations;
  }
}
