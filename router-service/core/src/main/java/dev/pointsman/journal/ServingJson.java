package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// What came of a call as JSON.
final class ServingJson {
  private ServingJson() {}

  static ObjectNode write(Serving serving) {
    var json = object().put("ending", serving.ending());
    if (serving instanceof Serving.Done(var served)) {
      json.put("status", served.status())
          .put("cost_nanos", serving.cost().nanos())
          .put("stop_reason", served.stopReason())
          .put("total_ns", served.total().toNanos());
      var attempts = json.putArray("attempts");
      served.attempts().forEach(attempt -> attempts.add(write(attempt)));
      var notes = json.putArray("notes");
      served.notes().forEach(notes::add);
    }
    return json;
  }

  static Serving read(JsonNode json) {
    var ending = json.required("ending").textValue();
    return switch (ending) {
      case "pending" -> new Serving.Pending();
      case "interrupted" -> new Serving.Interrupted();
      default -> new Serving.Done(served(json, Served.Ending.valueOf(upper(ending))));
    };
  }

  private static Served served(JsonNode json, Served.Ending ending) {
    return new Served(
        ending,
        json.required("status").intValue(),
        elements(json.required("attempts")).stream().map(ServingJson::attempt).toList(),
        json.required("stop_reason").textValue(),
        nanos(json, "total_ns"),
        elements(json.required("notes")).stream().map(JsonNode::textValue).toList());
  }

  private static ObjectNode write(Attempt attempt) {
    var usage = attempt.usage();
    var json =
        ModelJson.write(attempt.target())
            .put("result", attempt.result().name().toLowerCase(Locale.ROOT))
            .put("status", attempt.status())
            .put("cost_nanos", attempt.cost().nanos())
            .put("first_byte_ns", attempt.toFirstByte().toNanos())
            .put("total_ns", attempt.total().toNanos())
            .put("request_id", attempt.requestId())
            .put("note", attempt.note());
    json.putObject("usage")
        .put("input", usage.input().value())
        .put("cache_read", usage.cacheRead().value())
        .put("cache_write", usage.cacheWrite().value())
        .put("cache_write_for_hour", usage.cacheWriteForHour().value())
        .put("output", usage.output().value())
        .put("complete", usage.isComplete());
    return json;
  }

  private static Attempt attempt(JsonNode json) {
    return new Attempt(
        ModelJson.target(json),
        Attempt.Result.valueOf(upper(json.required("result").textValue())),
        json.required("status").intValue(),
        usage(json.required("usage")),
        ModelJson.usd(json, "cost_nanos"),
        nanos(json, "first_byte_ns"),
        nanos(json, "total_ns"),
        json.required("request_id").textValue(),
        json.required("note").textValue());
  }

  private static Usage usage(JsonNode json) {
    return new Usage(
        tokens(json, "input"),
        tokens(json, "cache_read"),
        tokens(json, "cache_write"),
        new TokenCount(json.path("cache_write_for_hour").asLong()), // of later records alone
        tokens(json, "output"),
        json.required("complete").booleanValue());
  }

  private static TokenCount tokens(JsonNode json, String name) {
    return new TokenCount(json.required(name).longValue());
  }

  private static Duration nanos(JsonNode json, String name) {
    return Duration.ofNanos(json.required(name).longValue());
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
