package dev.pointsman.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;

/// Holds tool calls to the tools that were offered.
final class ToolCalls {
  private ToolCalls() {}

  static CheckResult check(FinishedAnswer answer, Demands demands) {
    for (var call : answer.calls()) {
      var result = check(call, demands);
      if (result instanceof CheckResult.Failed) {
        return result;
      }
    }
    return CheckResult.PASSED;
  }

  private static CheckResult check(FinishedAnswer.ToolCall call, Demands demands) {
    var schema = demands.tools().get(call.name());
    if (schema == null) {
      return demands.hasOpenTools()
          ? CheckResult.PASSED
          : CheckResult.failed(Check.TOOL_CALL, "the answer calls a tool that was not offered");
    }
    if (call.isFreeform()) {
      return CheckResult.PASSED;
    }
    try {
      var arguments =
          call.arguments().isBlank()
              ? JsonNodeFactory.instance.objectNode()
              : JsonReader.read(call.arguments());
      return new SchemaCheck(schema)
          .violation(arguments)
          .map(violation -> CheckResult.failed(Check.TOOL_CALL, "a tool call's " + violation))
          .orElse(CheckResult.PASSED);
    } catch (MalformedJson failure) {
      return CheckResult.failed(Check.TOOL_CALL, "a tool call's arguments are no JSON");
    }
  }
}
