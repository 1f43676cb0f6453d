package dev.pointsman.upstream;

import java.util.HashMap;
import java.util.Map;

/// The tool calls of a running answer: an answer cut short may leave one whose arguments are half a
/// JSON document, which must not pass for a whole call. Used by one thread.
final class OpenCalls {
  private final Map<String, Arguments> calls = new HashMap<>();

  /// The JSON of one call's arguments, as far as it came.
  private static final class Arguments {
    private int depth;
    private boolean isInText;
    private boolean isEscaped;
    private boolean isClosed;

    private void add(String piece) {
      for (var i = 0; i < piece.length(); i++) {
        add(piece.charAt(i));
      }
    }

    private void add(char character) {
      if (isEscaped) {
        isEscaped = false;
      } else if (isInText) {
        isEscaped = character == '\\';
        isInText = character != '"';
      } else {
        isInText = character == '"';
        depth += change(character);
      }
    }

    private static int change(char character) {
      return switch (character) {
        case '{', '[' -> 1;
        case '}', ']' -> -1;
        default -> 0;
      };
    }

    private boolean isWhole() {
      return isClosed && depth == 0 && !isInText;
    }
  }

  void begin(String call) {
    calls.computeIfAbsent(call, _ -> new Arguments());
  }

  void add(String call, String piece) {
    calls.computeIfAbsent(call, _ -> new Arguments()).add(piece);
  }

  /// The upstream says that nothing more comes of the call.
  void close(String call) {
    var arguments = calls.get(call);
    if (arguments != null) {
      arguments.isClosed = true;
    }
  }

  void closeAll() {
    calls.values().forEach(arguments -> arguments.isClosed = true);
  }

  boolean isAnyOpen() {
    return !calls.values().stream().allMatch(Arguments::isWhole);
  }
}
