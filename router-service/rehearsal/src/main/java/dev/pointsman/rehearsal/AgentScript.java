package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.rehearsal.Reply.Stop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A script for real clients: calls a tool that the request offers, and ends the turn with words
/// once the result is there.
///
/// The prompt directs it: `rehearse tool NAME` calls that tool, `rehearse tool NAME as TYPE` one
/// that starts an agent of that type, `rehearse status 529` answers with that error, `rehearse
/// text` calls none. An agent that was started and is still at work is waited for, where there is a
/// tool for it.
public final class AgentScript implements Script {
  private static final Pattern TOOL = Pattern.compile("rehearse tool (\\w+)(?: as ([\\w-]+))?");
  private static final Pattern STARTED = Pattern.compile("agent_id\\W+([\\w-]+)");
  private static final Pattern STATUS = Pattern.compile("rehearse status ([45]\\d\\d)");
  private static final String WORDS = "The rehearsal is over: everything went as planned.";
  private static final List<String> SHELLS =
      List.of("bash", "shell", "exec_command", "shell_command", "local_shell", "run_command");
  private static final List<String> AGENTS = List.of("agent", "task", "spawn_agent");
  private static final Set<String> HARNESS = Set.of("system", "developer");

  private final AtomicInteger turns = new AtomicInteger();

  @Override
  public Answer answer(Received request) {
    return switch (request.path()) {
      case "/v1/messages/count_tokens" -> Answers.countTokens(1 + request.body().length / 4);
      case "/v1/models" -> models(request);
      case "/v1/messages", "/v1/chat/completions", "/v1/responses" -> turn(request);
      default -> Answer.json(request.method().equals("POST") ? 404 : 200, "{}");
    };
  }

  private static Answer models(Received request) {
    return request.header("anthropic-version").isPresent()
        ? Answers.anthropicModels("claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-4-6")
        : Answers.openAiModels("gpt-4.1-nano", "gpt-4o", "gpt-5.5");
  }

  private Answer turn(Received request) {
    var body = request.json();
    var last = lastItem(body);
    var status = STATUS.matcher(isResult(last) ? "" : prompt(last));
    if (status.find()) {
      return Faults.to(request, Integer.parseInt(status.group(1)), "Rehearsed");
    }
    var number = turns.incrementAndGet();
    var call = isResult(last) ? wait(body, last) : firstCall(body, prompt(last));
    var reply = call.map(tool -> call(tool, "call_" + number)).orElseGet(() -> Reply.text(WORDS));
    return Answers.to(
        request, reply.named("turn_" + number).by(body.path("model").asText("scripted-model")));
  }

  /// Chat and Messages keep `messages`; Responses keeps `input`, which may be a bare text. What the
  /// harness says after the prompt is no prompt.
  private static JsonNode lastItem(JsonNode body) {
    var items = body.has("messages") ? body.path("messages") : body.path("input");
    if (!items.isArray()) {
      return items;
    }
    var last = items.size() - 1;
    while (last > 0 && HARNESS.contains(items.path(last).path("role").asText())) {
      last--;
    }
    return items.path(last);
  }

  /// The last words: in a resumed session older ones may stand before them in the same message.
  private static String prompt(JsonNode item) {
    var content = item.path("content");
    return (content.isArray() ? content.path(content.size() - 1) : item).toString();
  }

  /// A message may hold both a tool's result and a new prompt.
  private static boolean isResult(JsonNode item) {
    return item.path("role").asText().equals("tool")
        || item.path("type").asText().endsWith("_output")
        || (holdsResult(item.path("content")) && !prompt(item).contains("rehearse "));
  }

  private static boolean holdsResult(JsonNode content) {
    return StreamSupport.stream(content.spliterator(), false)
        .anyMatch(block -> block.path("type").asText().equals("tool_result"));
  }

  private static Optional<ToolPlan> firstCall(JsonNode body, String prompt) {
    if (prompt.contains("rehearse text")) {
      return Optional.empty();
    }
    var named = TOOL.matcher(prompt);
    if (!named.find()) {
      return tool(body, SHELLS).map(tool -> new ToolPlan(tool, ToolArguments.USUAL));
    }
    var type = Optional.ofNullable(named.group(2)).orElse("general-purpose");
    var names = named.group(1).equals("agent") ? AGENTS : List.of(named.group(1));
    return tool(body, names).map(tool -> new ToolPlan(tool, new ToolArguments(type, "")));
  }

  private static Optional<ToolPlan> wait(JsonNode body, JsonNode result) {
    var started = STARTED.matcher(result.path("output").asText());
    return started.find()
        ? tool(body, List.of("wait_agent"))
            .map(tool -> new ToolPlan(tool, new ToolArguments("", started.group(1))))
        : Optional.empty();
  }

  /// The first of these names that is offered.
  private static Optional<OfferedTool> tool(JsonNode body, List<String> names) {
    var offered = OfferedTool.of(body.path("tools"));
    return names.stream()
        .flatMap(name -> offered.stream().filter(tool -> tool.isCalled(name)))
        .findFirst();
  }

  private static Reply call(ToolPlan plan, String id) {
    var tool = plan.tool();
    return tool.isFreeform()
        ? Reply.of("", new Part.CustomToolCall(id, tool.name(), "rehearsal")).stopping(Stop.TOOLS)
        : Reply.tool(id, tool.name(), plan.arguments().of(tool.schema()).toString());
  }

  /// Which tool to call, and with what.
  private record ToolPlan(OfferedTool tool, ToolArguments arguments) {}
}
