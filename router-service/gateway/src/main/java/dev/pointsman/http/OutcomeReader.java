package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.journal.OutcomeJson;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// Reads an outcome as clients write it. A field that says nothing here is a mistake, and told.
final class OutcomeReader {
  /// Clocks differ, though not by more.
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final String ID = "id";
  private static final String AT = "at";
  private static final List<String> SUBJECTS = List.of("decision_id", "session_id", "request_id");
  private static final int LONGEST_NAME = 256;
  private static final int HASH_BYTES = 16;

  private final FactReader facts;
  private final Instant now;

  /// @param now when it came, which stands for when it happened where that is not told
  OutcomeReader(FactReader facts, Instant now) {
    this.facts = facts;
    this.now = now;
  }

  /// @throws MalformedJson with the place of a mistake
  Outcome read(PlacedJson json) {
    json.requireObject();
    var subject = subject(json);
    var anonymous = new Outcome("", subject, at(json.field(AT)), facts.read(json));
    refuseOthers(json, anonymous);
    var id = json.field(ID).isAbsent() ? id(anonymous, json) : name(json.field(ID));
    return new Outcome(id, subject, anonymous.at(), anonymous.fact());
  }

  private static Subject subject(PlacedJson json) {
    var given = SUBJECTS.stream().filter(name -> !json.field(name).isAbsent()).toList();
    if (given.size() != 1) {
      var got = given.isEmpty() ? "none" : String.join(" and ", given);
      throw new MalformedJson(json.pointer(), "one of " + String.join(", ", SUBJECTS), got);
    }
    var field = json.field(given.getFirst());
    var name = name(field);
    return switch (given.getFirst()) {
      case "decision_id" -> new Subject.OfDecision(decision(name, field));
      case "session_id" -> new Subject.OfSession(name);
      default -> new Subject.OfRequest(name);
    };
  }

  private static DecisionId decision(String name, PlacedJson field) {
    if (!name.matches(DecisionId.PATTERN)) {
      throw new MalformedJson(field.pointer(), "the id of a decision", "another text");
    }
    return new DecisionId(name);
  }

  static String name(PlacedJson json) {
    var name = json.requireText();
    var isName =
        !name.isBlank()
            && name.length() <= LONGEST_NAME
            && name.chars().noneMatch(Character::isISOControl);
    if (!isName) {
      throw new MalformedJson(
          json.pointer(), "a name of 1 to 256 characters", name.length() + " characters");
    }
    return name;
  }

  Instant at(PlacedJson json) {
    if (json.isAbsent()) {
      return now;
    }
    try {
      var at = Instant.parse(json.requireText());
      if (at.isAfter(now.plus(AHEAD))) {
        throw new MalformedJson(json.pointer(), "an instant that has come", "one in the future");
      }
      return at;
    } catch (DateTimeParseException other) {
      throw new MalformedJson(
          json.pointer(), "an instant such as 2026-01-31T10:00:00Z", "another text");
    }
  }

  private static void refuseOthers(PlacedJson json, Outcome outcome) {
    var known = new TreeSet<String>();
    OutcomeJson.content(outcome).fieldNames().forEachRemaining(known::add);
    known.addAll(List.of(ID, AT));
    known.addAll(SUBJECTS); // those not given may be null
    for (var field : json.requireFields().entrySet()) {
      if (!known.contains(field.getKey())) {
        var kind = outcome.fact().kind();
        throw new MalformedJson(
            field.getValue().pointer(), "a field of the kind " + kind + ": " + known, "another");
      }
    }
  }

  /// The same words give the same name, so that they count once however often they are sent; those
  /// that tell when are about another event.
  private static String id(Outcome outcome, PlacedJson json) {
    var at = json.field(AT).isAbsent() ? "" : outcome.at().toString();
    return hashed(at, outcome);
  }

  /// A name for what an outcome says.
  ///
  /// @param event tells events apart of which the same is said
  static String hashed(String event, Outcome outcome) {
    var content = JsonNodeFactory.instance.arrayNode().add(event).add(OutcomeJson.content(outcome));
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return "out_" + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
