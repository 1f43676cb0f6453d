package dev.pointsman.dataset;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One labelled decision of a journal: all that is needed to learn from it, to trace it and to
/// erase it.
public record TrainingRow(Origin origin, Seen seen, Lesson lesson) {

  /// Which decision it is, and whose.
  ///
  /// @param session the conversation's key within the tenant
  public record Origin(
      DecisionId id, Instant at, TenantId tenant, String session, ClientProgram client) {
    public static Origin of(DecisionRecord decision) {
      var identity = decision.identity();
      return new Origin(
          identity.id(),
          identity.at(),
          identity.tenant(),
          identity.session(),
          decision.call().client());
    }

    /// What must not be split between training and test: the conversation, or the call alone where
    /// there is none.
    public String group() {
      return tenant + "/" + (session.isEmpty() ? id.value() : session);
    }
  }

  /// What was known of the call when it was decided.
  ///
  /// @param schemaVersion of the features
  /// @param role as the client declared it, empty when it did not
  /// @param text empty in both parts where the journal kept none
  /// @param promptHash stands for the prompt without a word of it
  public record Seen(
      FeatureValues features,
      int schemaVersion,
      String role,
      ClassifierText text,
      String promptHash) {
    public boolean hasText() {
      return !text.prompt().isEmpty() || !text.digest().isEmpty();
    }

    /// Prompts never reach a log.
    @Override
    public String toString() {
      return features.known().size() + " features, " + (hasText() ? "a text" : "no text");
    }
  }

  /// What it teaches.
  ///
  /// @param taskTypes the admissible ones, empty when nothing is known
  /// @param propensity the chance with which the tier was drawn whose outcome was seen
  /// @param lineage who says so
  public record Lesson(
      TierLabel.Interval tier,
      Set<TaskType> taskTypes,
      Probability propensity,
      List<Evidence> lineage) {
    public Lesson {
      taskTypes = Set.copyOf(taskTypes);
      lineage = List.copyOf(lineage);
    }
  }

  /// What one labelling function said.
  ///
  /// @param trust what the label model thinks of it
  public record Evidence(String function, String says, double trust) {}

  public static TrainingRow of(DecisionRecord decision, Lesson lesson) {
    var seen = decision.observation();
    return new TrainingRow(
        Origin.of(decision),
        new Seen(
            seen.features(),
            seen.schemaVersion(),
            seen.role(),
            new ClassifierText(decision.text().prompt(), decision.text().digest()),
            seen.promptHash()),
        lesson);
  }

  /// The same with another weight.
  public TrainingRow weighing(double weight) {
    var tier = new TierLabel.Interval(lesson.tier().lowest(), lesson.tier().highest(), weight);
    var taught = new Lesson(tier, lesson.taskTypes(), lesson.propensity(), lesson.lineage());
    return new TrainingRow(origin, seen, taught);
  }

  /// The row as training reads it. Without a text its text is empty, which says that nothing was
  /// kept and not that the user said nothing.
  public LabeledExample example() {
    return new LabeledExample(
        new Provenance(Source.JOURNAL, origin.id().value(), origin.group(), ""),
        new RequestFeatures(seen.text(), seen.features(), seen.role()),
        lesson.tier(),
        lesson.taskTypes());
  }
}
