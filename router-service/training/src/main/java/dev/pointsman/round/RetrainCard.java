package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TrainingSet;
import java.util.Locale;
import java.util.stream.Collectors;

/// The README of a retrained model: what it was made from, what the gate says, where it ends.
///
/// @param corpus everything it was trained and tested on, the journal's rows included
/// @param loss what it loses without the words of a request
record RetrainCard(
    Manifest manifest, Verdict verdict, TrainingSet set, Corpus corpus, TextLoss loss) {
  String text() {
    return """
    ---
    license: other
    base_model: %s
    library_name: onnx
    pipeline_tag: text-classification
    tags: [llm-routing, coding-agents, pointsman]
    ---
    # %s

    Retrained from a deployment's own decisions; its predecessor is %s. Reads a request to a coding agent and its
    trajectory; says how likely each model tier is to suffice and what kind of work the call is. Seed %d.

    ## Trained on

    - training set `%s`, %d rows, %d of them with text, SHA-256 of its rows %s
    %s

    A fifth of the groups is held out. No text of these rows is in this folder.

    ## Gate: %s

    ```text
    %s```

    %s

    ## Limits

    - Labels of the journal are concluded from what became of the work; they speak for this deployment alone.
    - What holds for the model that it was made from holds here: see its card.
    """
        .formatted(
            manifest.origin().baseModel(),
            manifest.identity().label(),
            verdict.incumbent(),
            manifest.origin().seed(),
            set.name(),
            set.rows().size(),
            set.card().contents().withText(),
            set.sha256(),
            sources(),
            verdict.ruling().name().toLowerCase(Locale.ROOT),
            verdict.text(),
            loss.sentence());
  }

  private String sources() {
    return corpus.sources().stream()
        .filter(source -> source != Source.JOURNAL)
        .map(source -> "- `%s`: %d rows".formatted(source.label(), corpus.of(source).size()))
        .collect(Collectors.joining("\n"));
  }
}
