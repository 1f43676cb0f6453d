package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.pointsman.journal.Cursor;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.DecisionJson;
import dev.pointsman.journal.DecisionPage;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.OutcomeJson;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TenantId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers a tenant's questions about its decisions, from the journal's file.
public final class DecisionArchive {
  private static final int USUAL_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final String NDJSON = "application/x-ndjson";

  private final Path file;

  public DecisionArchive(Path file) {
    this.file = file;
  }

  /// One decision with what was reported of it and its session; that of another tenant is not
  /// there.
  Optional<Reply> find(String id, TenantId tenant) {
    if (!id.matches(DecisionId.PATTERN)) {
      return Optional.empty();
    }
    try (var reader = JournalReader.open(file)) {
      return reader
          .find(new DecisionId(id), tenant)
          .map(decision -> json(decision, reader.outcomes(decision.id(), tenant)))
          .map(Reply::json);
    }
  }

  private static JsonNode json(DecisionRecord decision, List<Outcome> outcomes) {
    var json = DecisionJson.json(decision);
    var reported = json.putArray("outcomes");
    outcomes.forEach(outcome -> reported.add(OutcomeJson.write(outcome)));
    return json;
  }

  /// Some decisions, newest first.
  ///
  /// @param query by name: session, tier, model, ending, since, until, limit, after
  Reply list(Map<String, String> query, TenantId tenant, boolean isNdjson) {
    var filter = filter(query, DecisionFilter.of(tenant));
    var limit = (int) number(query, "limit", USUAL_LIMIT, LARGEST_LIMIT);
    var after = new Cursor(number(query, "after", Cursor.NEWEST.place(), Long.MAX_VALUE));
    try (var reader = JournalReader.open(file)) {
      var page = reader.recent(filter, after, limit);
      return isNdjson ? new Reply(200, NDJSON, lines(page)) : Reply.json(json(page, limit));
    }
  }

  private static String lines(DecisionPage page) {
    return page.records().stream()
        .map(DecisionJson::write)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static JsonNode json(DecisionPage page, int limit) {
    var json = JsonNodeFactory.instance.objectNode();
    var decisions = json.putArray("decisions");
    for (DecisionRecord decision : page.records()) {
      decisions.addRawValue(new RawValue(DecisionJson.write(decision)));
    }
    if (page.records().size() == limit) {
      json.put("next", Long.toString(page.next().place()));
    }
    return json;
  }

  private static DecisionFilter filter(Map<String, String> query, DecisionFilter all) {
    var filter = all;
    for (var field : query.entrySet()) {
      var value = field.getValue();
      filter =
          switch (field.getKey()) {
            case "session" -> filter.inAnySession(SessionKey.conversationsCalled(value));
            case "tier" -> filter.atTier(value);
            case "model" -> value.isBlank() ? filter : filter.at(new ModelId(value));
            case "ending" -> filter.ended(value);
            case "since" -> filter.since(instant("since", value));
            case "until" -> filter.until(instant("until", value));
            default -> filter;
          };
    }
    return filter;
  }

  private static Instant instant(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException other) {
      throw new MalformedJson(
          "?" + name, "an instant such as 2026-01-31T10:00:00Z", "another text");
    }
  }

  private static long number(Map<String, String> query, String name, long usual, long largest) {
    var value = query.getOrDefault(name, Long.toString(usual));
    if (!value.matches("\\d{1,19}")) {
      throw new MalformedJson("?" + name, "a whole number", "another text");
    }
    var number = new BigInteger(value).min(BigInteger.valueOf(largest));
    return Math.max(1, number.longValueExact());
  }
}
