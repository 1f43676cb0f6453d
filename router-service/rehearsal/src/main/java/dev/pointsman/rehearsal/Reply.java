package dev.pointsman.rehearsal;

import java.util.List;
import java.util.stream.Stream;

/// What a scripted model says, before any dialect.
///
/// @param id what follows the provider's prefix: `msg_`, `resp_`, `chatcmpl-`
/// @param piece how many characters a streamed delta carries
public record Reply(
    String id, String model, List<Part> parts, Stop stop, Tokens tokens, int piece) {
  private static final int USUAL_PIECE = 12;

  public Reply {
    parts = List.copyOf(parts);
  }

  /// Why the model stopped.
  public enum Stop {
    END("end_turn", "stop"),
    TOOLS("tool_use", "tool_calls"),
    MAX_TOKENS("max_tokens", "length"),
    SEQUENCE("stop_sequence", "stop"),
    REFUSAL("refusal", "content_filter");

    private final String anthropic;
    private final String openAi;

    Stop(String anthropic, String openAi) {
      this.anthropic = anthropic;
      this.openAi = openAi;
    }

    String anthropic() {
      return anthropic;
    }

    String openAi() {
      return openAi;
    }
  }

  public static Reply of(String model, Part... parts) {
    return new Reply("scripted", model, List.of(parts), Stop.END, Tokens.USUAL, USUAL_PIECE);
  }

  public static Reply text(String text) {
    return of("scripted-model", new Part.Text(text));
  }

  public static Reply tool(String id, String name, String arguments) {
    return of("scripted-model", new Part.ToolCall(id, name, arguments)).stopping(Stop.TOOLS);
  }

  public Reply and(Part part) {
    var more = Stream.concat(parts.stream(), Stream.of(part)).toList();
    return new Reply(id, model, more, stop, tokens, piece);
  }

  public Reply by(String other) {
    return new Reply(id, other, parts, stop, tokens, piece);
  }

  /// Clients take two answers with one id for one answer.
  public Reply named(String other) {
    return new Reply(other, model, parts, stop, tokens, piece);
  }

  public Reply stopping(Stop other) {
    return new Reply(id, model, parts, other, tokens, piece);
  }

  public Reply costing(Tokens other) {
    return new Reply(id, model, parts, stop, other, piece);
  }

  public Reply inPiecesOf(int characters) {
    return new Reply(id, model, parts, stop, tokens, characters);
  }

  /// The text in deltas; no character is torn apart.
  List<String> pieces(String text) {
    var pieces = Stream.<String>builder();
    for (var start = 0; start < text.length(); ) {
      var end = Math.min(text.length(), start + piece);
      if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces.build().toList();
  }
}
