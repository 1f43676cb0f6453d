package dev.pointsman.rig;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The Messages calls of one coding agent after the other: a new prompt every eight calls, tool
/// results in between, the body growing with each; a new session every three prompts. The same seed
/// makes the same calls.
public final class AgentCalls {
  public static final int CALLS_PER_TURN = 8;
  private static final int TURNS = 3;
  private static final int RESULT_LINES = 40;
  private static final int SYSTEM_WORDS = 900;
  private static final List<String> TOOLS =
      List.of("Bash", "Read", "Edit", "Write", "Glob", "Grep", "Task", "WebFetch");
  private static final String PREAMBLE = preamble();

  private final Random random;
  private final boolean isStreamed;
  private final String headers;
  private final StringBuilder messages = new StringBuilder();
  private String session = "";
  private int calls;

  /// @param headers lines of the request's head, each with its line end
  public AgentCalls(long seed, boolean isStreamed, String headers) {
    this.random = new Random(seed);
    this.isStreamed = isStreamed;
    this.headers = headers;
  }

  /// Whether the next call brings a prompt that was not there before.
  public boolean isPromptNext() {
    return calls % CALLS_PER_TURN == 0;
  }

  /// The next request, head and body.
  public byte[] next() {
    if (calls % (CALLS_PER_TURN * TURNS) == 0) {
      session = new UUID(random.nextLong(), random.nextLong()).toString();
      messages.setLength(0);
    }
    messages.append(isPromptNext() ? prompt() : step());
    calls++;
    return request();
  }

  private String prompt() {
    var said = messages.isEmpty() ? "" : ",{\"role\":\"assistant\",\"content\":\"Done.\"},";
    return said + MessagesPost.prompt(random);
  }

  private String step() {
    var lines =
        IntStream.range(0, RESULT_LINES)
            .mapToObj(line -> "%d  %s".formatted(line, MessagesPost.words(random, 8)))
            .collect(Collectors.joining("\\n"));
    return """
    ,{"role":"assistant","content":[{"type":"tool_use","id":"toolu_%1$d","name":"Read",\
    "input":{"file_path":"src/%1$d.java"}}]},{"role":"user","content":[{"type":"tool_result",\
    "tool_use_id":"toolu_%1$d","content":"%2$s"}]}\
    """
        .formatted(calls, lines);
  }

  private byte[] request() {
    var body =
        "{\"model\":\"claude-auto\",\"stream\":%s,%s\"messages\":[%s]}"
            .formatted(isStreamed, PREAMBLE, messages);
    var agent =
        "user-agent: claude-cli/2.1.0 (external, cli)\r\nx-claude-code-session-id: %s\r\n"
            .formatted(session);
    return MessagesPost.request(agent + headers, body);
  }

  /// What an agent sends with every call: its instructions and its tools.
  private static String preamble() {
    var chance = new Random(1);
    var tools =
        TOOLS.stream().map(name -> tool(name, chance)).collect(Collectors.joining(",", "[", "]"));
    return "\"max_tokens\":8000,\"system\":\"%s\",\"tools\":%s,"
        .formatted(MessagesPost.words(chance, SYSTEM_WORDS), tools);
  }

  private static String tool(String name, Random chance) {
    return """
    {"name":"%s","description":"%s","input_schema":{"type":"object","properties":\
    {"path":{"type":"string"},"limit":{"type":"integer"}},"required":["path"]}}\
    """
        .formatted(name, MessagesPost.words(chance, SYSTEM_WORDS / TOOLS.size()));
  }
}
