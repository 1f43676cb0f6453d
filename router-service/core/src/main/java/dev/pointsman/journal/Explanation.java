package dev.pointsman.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A stored decision told in sentences, for whoever asks why.
public final class Explanation {
  private static final double NANOS_PER_DOLLAR = 1e9;

  private final JsonNode document;
  private final List<String> lines = new ArrayList<>();

  private Explanation(JsonNode document) {
    this.document = document;
  }

  /// The lines, ready for a terminal.
  public static List<String> of(StoredDecision stored) {
    return new Explanation(stored.document()).lines();
  }

  private List<String> lines() {
    call();
    classifier();
    decision();
    served();
    return List.copyOf(lines);
  }

  private void call() {
    var call = document.path("call");
    add("%s at %s".formatted(document.path("id").asText(), document.path("time").asText()));
    add(
        "Call: %s, a %s call for model '%s'%s, %d bytes%s"
            .formatted(
                call.path("endpoint").asText(),
                call.path("kind").asText().replace('_', ' '),
                call.path("requested_model").asText(),
                call.path("stream").asBoolean() ? ", streamed" : "",
                call.path("body_bytes").asInt(),
                clause(", from ", call.path("client").asText())));
    add(
        "Session: %s of tenant %s"
            .formatted(call.path("session").asText(), call.path("tenant").asText()));
    var values = document.path("features").path("values");
    if (!values.isEmpty()) {
      add(
          "Measured: %s"
              .formatted(
                  values
                      .propertyStream()
                      .map(field -> field.getKey() + " " + number(field.getValue().asDouble()))
                      .collect(Collectors.joining(", "))));
    }
  }

  private void classifier() {
    var said = document.path("classifier");
    if (said.has("unavailable")) {
      add("Classifier: no answer (%s)".formatted(said.path("why").asText()));
      return;
    }
    add(
        "Classifier: %s by %s; lowest sufficient tier, cheapest first, then none: %s"
            .formatted(
                said.path("task_type").asText().replace('_', ' '),
                said.path("model_version").asText(),
                said.path("lowest_sufficient_tier")
                    .valueStream()
                    .map(chance -> String.format(Locale.ROOT, "%.3f", chance.asDouble()))
                    .collect(Collectors.joining(" / "))));
  }

  private void decision() {
    var decision = document.path("decision");
    decision
        .path("expected_nano_usd")
        .properties()
        .forEach(field ->
            add(
                "Expected at %s (%s): this call %s, until it ships %s"
                    .formatted(
                        field.getKey(),
                        field.getValue().path("model").asText(),
                        usd(field.getValue().path("call").asLong()),
                        usd(field.getValue().path("expected").asLong()))));
    add(
        "Decision: %s, %s of %s"
            .formatted(
                decision.path("tier").asText(),
                decision.path("model").asText(),
                decision.path("provider").asText()));
    decision.path("reasons").forEach(reason -> add("  because %s".formatted(reason.asText())));
  }

  private void served() {
    var served = document.path("served");
    if (!served.has("status")) {
      add("Served: %s".formatted(served.path("ending").asText("under way").replace('_', ' ')));
      return;
    }
    served.path("attempts").forEach(this::attempt);
    add(
        "Served: %s, status %d, %s, after %s ms%s"
            .formatted(
                served.path("ending").asText().replace('_', ' '),
                served.path("status").asInt(),
                usd(served.path("cost_nano_usd").asLong()),
                number(served.path("millis").asDouble()),
                clause(", stopped by ", served.path("stop_reason").asText())));
    served.path("notes").forEach(note -> add("  note: %s".formatted(note.asText())));
  }

  private void attempt(JsonNode attempt) {
    var usage = attempt.path("usage");
    add(
        "Tried: %s (%s): %s%s; %d tokens in, %d cached, %d cached anew, %d out%s; %s"
            .formatted(
                attempt.path("model").asText(),
                attempt.path("tier").asText(),
                attempt.path("result").asText().replace('_', ' '),
                attempt.path("status").asInt() == 0 ? "" : " " + attempt.path("status").asInt(),
                usage.path("input").asLong(),
                usage.path("cache_read").asLong(),
                usage.path("cache_write").asLong(),
                usage.path("output").asLong(),
                usage.path("complete").asBoolean() ? "" : " at least",
                usd(attempt.path("cost_nano_usd").asLong())
                    + clause("; ", attempt.path("note").asText())));
  }

  private void add(String line) {
    lines.add(line);
  }

  private static String clause(String before, String text) {
    return text.isEmpty() ? "" : before + text;
  }

  private static String usd(long nanos) {
    return String.format(Locale.ROOT, "%.6f USD", nanos / NANOS_PER_DOLLAR);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
