package dev.pointsman.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.http.ClassifyPipeline;
import dev.pointsman.http.Problem;
import dev.pointsman.json.JsonLines;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.wire.ClassifyInputReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.stream.Gatherers;

/// Turns lines of inputs into lines of answers, in order, and no more of them at a time than the
/// model works on: a line that waited for others would show their time as its own.
final class ClassifiedLines {
  private final ClassifyPipeline pipeline;
  private final Writer out;
  private final Bounds bounds;

  ClassifiedLines(ClassifyPipeline pipeline, Writer out, Bounds bounds) {
    this.pipeline = pipeline;
    this.out = out;
    this.bounds = bounds;
  }

  /// How many lines are classified at a time, and the most bytes that one may have.
  record Bounds(int atATime, int longestLine) {}

  /// A line's answer, and how it came about.
  private record Answer(ObjectNode json, LineTally tally) {}

  LineTally write(InputStream input) throws IOException {
    var tally = LineTally.NONE;
    try (var lines = JsonLines.of(input, bounds.longestLine())) {
      var answers =
          lines.gather(Gatherers.mapConcurrent(bounds.atATime(), this::answer)).iterator();
      while (answers.hasNext()) {
        var answer = answers.next();
        tally = tally.plus(answer.tally());
        out.append(answer.json().toString()).append('\n');
      }
    }
    out.flush();
    return tally;
  }

  private Answer answer(JsonLines.Line line) {
    try {
      var input = ClassifyInputReader.read(bounded(line));
      var answer = pipeline.handle(input);
      var json = answer.json();
      json.set("input", input.echo());
      return new Answer(json, tally(answer.classified()));
    } catch (MalformedJson malformed) {
      var error = JsonNodeFactory.instance.objectNode().put("line", line.number());
      error.set("error", Problem.of(malformed).json());
      return new Answer(error, LineTally.REFUSED);
    }
  }

  private static LineTally tally(ClassifierAnswer classified) {
    return switch (classified) {
      case ClassifierAnswer.Classified _ -> LineTally.BY_MODEL;
      case ClassifierAnswer.Unavailable(_, var reason) -> LineTally.byFallback(reason);
    };
  }

  private byte[] bounded(JsonLines.Line line) {
    var longest = bounds.longestLine();
    if (line.length() > longest) {
      throw new MalformedJson("", "a line of at most " + longest + " bytes", "a longer one");
    }
    return line.copy();
  }
}
