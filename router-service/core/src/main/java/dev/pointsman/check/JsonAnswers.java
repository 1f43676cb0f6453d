package dev.pointsman.check;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;

/// Holds an answer to the JSON, or the schema, that was asked for.
final class JsonAnswers {
  private JsonAnswers() {}

  static CheckResult check(FinishedAnswer answer, Demands demands) {
    if (!demands.isJson() || (answer.text().isBlank() && !answer.calls().isEmpty())) {
      return CheckResult.PASSED;
    }
    try {
      var value = JsonReader.read(answer.text());
      return new SchemaCheck(demands.schema())
          .violation(value)
          .map(violation -> CheckResult.failed(Check.JSON, "the answer's " + violation))
          .orElse(CheckResult.PASSED);
    } catch (MalformedJson failure) {
      return CheckResult.failed(Check.JSON, "the answer is not the JSON that was asked for");
    }
  }
}
