package dev.pointsman.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.http.ClassifyPipeline;
import dev.pointsman.http.Problem;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.wire.ClassifyInputReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Turns lines of inputs into lines of answers, in order.
final class ClassifiedLines {
  private final ClassifyPipeline pipeline;
  private final Writer out;
  private int refused;

  ClassifiedLines(ClassifyPipeline pipeline, Writer out) {
    this.pipeline = pipeline;
    this.out = out;
  }

  /// How many lines were refused.
  int write(BufferedReader lines) throws IOException {
    var number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        out.append(answer(line, number).toString()).append('\n');
      }
    }
    out.flush();
    return refused;
  }

  private ObjectNode answer(String line, int number) {
    try {
      var input = ClassifyInputReader.read(line.getBytes(StandardCharsets.UTF_8));
      var answer = pipeline.handle(input).json();
      answer.set("input", input.echo());
      return answer;
    } catch (MalformedJson malformed) {
      refused++;
      var error = JsonNodeFactory.instance.objectNode().put("line", number);
      error.set("error", Problem.of(malformed).json());
      return error;
    }
  }
}
