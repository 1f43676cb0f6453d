package dev.pointsman.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.dataset.TrainingRow.Lesson;
import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.dataset.TrainingRow.Seen;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows of a training set as JSON, a line each. A row without a text has no fields for one.
final class TrainingRowJson {
  private TrainingRowJson() {}

  static String write(TrainingRow row) {
    var json = JsonNodeFactory.instance.objectNode();
    write(row.origin(), json);
    write(row.seen(), json);
    write(row.lesson(), json);
    return json.toString();
  }

  private static void write(Origin origin, ObjectNode json) {
    json.put("id", origin.id().value())
        .put("at", origin.at().toString())
        .put("tenant", origin.tenant().value())
        .put("session", origin.session())
        .put("client", origin.client().name())
        .put("client_version", origin.client().version());
  }

  private static void write(Seen seen, ObjectNode json) {
    json.put("feature_schema", seen.schemaVersion());
    var features = json.putObject("features");
    seen.features().known().forEach(features::put);
    json.put("role", seen.role()).put("prompt_hash", seen.promptHash());
    if (seen.hasText()) {
      json.put("prompt", seen.text().prompt()).put("digest", seen.text().digest());
    }
  }

  private static void write(Lesson lesson, ObjectNode json) {
    json.put("lowest", TierScale.label(lesson.tier().lowest()))
        .put("highest", TierScale.label(lesson.tier().highest()))
        .put("weight", lesson.tier().weight());
    var types = json.putArray("task_types");
    lesson.taskTypes().stream().sorted().map(TaskType::label).forEach(types::add);
    json.put("source", Source.JOURNAL.label()).put("propensity", lesson.propensity().value());
    var lineage = json.putArray("lineage");
    for (var evidence : lesson.lineage()) {
      lineage
          .addObject()
          .put("function", evidence.function())
          .put("says", evidence.says())
          .put("trust", evidence.trust());
    }
  }

  /// @throws MalformedJson naming the field
  static TrainingRow read(PlacedJson row) {
    return new TrainingRow(origin(row), seen(row), lesson(row));
  }

  private static Origin origin(PlacedJson row) {
    return new Origin(
        parsed(row.field("id"), "the id of a decision", DecisionId::new),
        parsed(row.field("at"), "an instant", Instant::parse),
        parsed(row.field("tenant"), "the name of a tenant", TenantId::new),
        row.field("session").requireText(),
        new ClientProgram(
            row.field("client").requireText(), row.field("client_version").requireText()));
  }

  private static Seen seen(PlacedJson row) {
    var features = new TreeMap<String, Double>();
    row.field("features")
        .requireFields()
        .forEach((name, value) -> features.put(name, number(value)));
    return new Seen(
        new FeatureValues(features),
        (int) row.field("feature_schema").requireCount(),
        row.field("role").requireText(),
        new ClassifierText(textOrNothing(row.field("prompt")), textOrNothing(row.field("digest"))),
        row.field("prompt_hash").requireText());
  }

  private static Lesson lesson(PlacedJson row) {
    var types =
        row.field("task_types").requireElements().stream()
            .map(type -> parsed(type, "a task type", TrainingRowJson::taskType))
            .collect(Collectors.toSet());
    var lineage =
        row.field("lineage").requireElements().stream().map(TrainingRowJson::evidence).toList();
    return new Lesson(
        TierScale.interval(row.field("lowest"), row.field("highest"), row.field("weight")),
        types,
        new Probability(row.field("propensity").requireShare()),
        lineage);
  }

  private static Evidence evidence(PlacedJson json) {
    return new Evidence(
        json.field("function").requireText(),
        json.field("says").requireText(),
        number(json.field("trust")));
  }

  private static TaskType taskType(String label) {
    return TaskType.ofLabel(label).orElseThrow(IllegalArgumentException::new);
  }

  private static String textOrNothing(PlacedJson field) {
    return field.isAbsent() ? "" : field.requireText();
  }

  private static double number(PlacedJson value) {
    if (!value.node().isNumber() || !Double.isFinite(value.node().doubleValue())) {
      throw value.mismatch("a finite number");
    }
    return value.node().doubleValue();
  }

  static <T> T parsed(PlacedJson field, String expected, Function<String, T> parse) {
    var text = field.requireText();
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException refused) {
      throw new MalformedJson(field.pointer(), expected, "another text");
    }
  }
}
