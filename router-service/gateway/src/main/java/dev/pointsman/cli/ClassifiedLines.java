package dev.pointsman.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.http.ClassifyAnswer;
import dev.pointsman.http.Problem;
import dev.pointsman.json.JsonLines;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.wire.ClassifyInput;
import dev.pointsman.wire.ClassifyInputReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.function.Function;
import java.util.stream.Gatherers;

/// Turns lines of inputs into lines of answers, in order, and no more of them at a time than the
/// model works on: a line that waited for others would show their time as its own.
final class ClassifiedLines {
  private final Function<ClassifyInput, ClassifyAnswer> road;
  private final Writer out;
  private final Bounds bounds;

  ClassifiedLines(Function<ClassifyInput, ClassifyAnswer> road, Writer out, Bounds bounds) {
    this.road = road;
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
      var answer = road.apply(input);
      var json = answer.json();
      json.set("input", input.echo());
      return new Answer(json, tally(answer.classified()));
    } catch (MalformedJson malformed) {
      return new Answer(refusal(line, malformed), LineTally.REFUSED);
    }
  }

  /// With what the line says beside its mistake, so that it is known by its own id.
  private ObjectNode refusal(JsonLines.Line line, MalformedJson malformed) {
    var refusal = JsonNodeFactory.instance.objectNode().put("line", line.number());
    refusal.set("error", Problem.of(malformed).json());
    if (line.length() <= bounds.longestLine()) {
      ClassifyInputReader.echo(line.copy()).ifPresent(echo -> refusal.set("input", echo));
    }
    return refusal;
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
