package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.export.ModelExport;
import dev.pointsman.export.ModelExport.Exported;
import dev.pointsman.export.ParityCheck;
import dev.pointsman.export.ParityReport;
import dev.pointsman.export.Precision;
import dev.pointsman.export.ReferenceAnswer;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.fit.Checkpoints;
import dev.pointsman.fit.CurveDrawing;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fit.Trainer;
import dev.pointsman.fit.TrainingData;
import dev.pointsman.fit.TrainingPlan;
import dev.pointsman.fit.TrainingProgress;
import dev.pointsman.fit.TrainingRun;
import dev.pointsman.request.TaskType;
import dev.pointsman.rig.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// From data to a model folder: train, export, compare, measure, publish. The folder appears whole,
/// at the end, or not at all.
public final class TrainingRound {
  private final RoundRequest request;
  private final TrainingProgress training;
  private final Consumer<String> progress;

  /// What a round leaves.
  public record Outcome(ModelBundle bundle, ParityReport parity, EvaluationReport report) {}

  public TrainingRound(RoundRequest request, TrainingProgress training, Consumer<String> progress) {
    this.request = request;
    this.training = training;
    this.progress = progress;
  }

  public Outcome run() throws IOException {
    var run = trained();
    draw(run);
    progress.accept("exporting");
    var references = references(run);
    var draft =
        export(run, Map.of(), draftDocuments()).publish(drafts("int8"), Precision.INT8, references);
    progress.accept("parity: " + draft.parity().summary());
    var report = new Evaluation(draft.bundle(), request.corpus(), progress).report();
    var documents =
        new ModelExport.Documents(
            request.base().tokenizerJson(),
            report.json(run.curves()),
            new ModelCard(request, draft.parity(), report).text(),
            reference(draft.bundle()));
    var published =
        export(run, metrics(report), documents)
            .publish(request.places().models(), Precision.INT8, references);
    Folders.delete(request.places().workspace().resolve("drafts"));
    return new Outcome(published.bundle(), published.parity(), report);
  }

  /// The trained model and how its export compares, without report and card: it is judged next, by
  /// whoever asked for it.
  public Exported draft() throws IOException {
    var run = trained();
    progress.accept("exporting");
    return export(run, Map.of(), draftDocuments())
        .publishCompared(request.places().models(), Precision.INT8, references(run));
  }

  private TrainingRun trained() {
    var train = TrainingRows.of(request.corpus(), Split.TRAIN);
    var validation = TrainingRows.of(request.corpus(), Split.VALIDATION);
    var values = train.stream().map(row -> row.features().values()).toList();
    var layout =
        FeatureLayout.of(
            FeatureVectorizer.fitted(FeatureSchema.FEATURES, values), FeatureSchema.FEATURES);
    var plan =
        new TrainingPlan(
            request.base(),
            new TrainingData(train, validation),
            layout,
            TierScale.TIERS.size(),
            request.label().seed());
    return new Trainer(request.settings(), training, checkpoints()).train(plan);
  }

  private Checkpoints checkpoints() {
    var folder = request.places().workspace().resolve("checkpoints");
    return request.places().resume()
        ? Checkpoints.resumingFrom(folder)
        : Checkpoints.startingIn(folder);
  }

  private void draw(TrainingRun run) throws IOException {
    for (var curve : run.curves()) {
      var file = request.places().workspace().resolve("curve-" + curve.stage() + ".svg");
      Files.writeString(file, new CurveDrawing(curve).svg());
    }
  }

  /// The trained model's own answers, through the same graph in full precision.
  private List<ReferenceAnswer> references(TrainingRun run) throws IOException {
    var exact =
        export(run, Map.of(), draftDocuments()).publishUnchecked(drafts("fp32"), Precision.FP32);
    var requests =
        ComparedRows.of(request.corpus()).stream()
            .map(row -> new ReferenceAnswer(row.features(), List.of(), List.of()))
            .toList();
    return new ParityCheck(exact).answers(requests);
  }

  private Path drafts(String kind) throws IOException {
    var folder = request.places().workspace().resolve("drafts").resolve(kind);
    Folders.delete(folder);
    return Files.createDirectories(folder);
  }

  private ModelExport.Documents draftDocuments() {
    return new ModelExport.Documents(request.base().tokenizerJson(), "{}\n", "draft\n");
  }

  private String reference(ModelBundle draft) {
    progress.accept("where the training rows lie");
    return TrainingReference.json(draft, request.corpus());
  }

  private ModelExport export(
      TrainingRun run, Map<String, Double> metrics, ModelExport.Documents documents) {
    var model = run.model();
    var calibration = model.calibration();
    var manifest =
        new Manifest(
            request.label().identity(),
            new Manifest.Input(FeatureSchema.VERSION, model.features(), model.maxTokens()),
            new Manifest.Output(
                TierScale.TIERS,
                List.of(TaskType.values()),
                calibration.tierTemperature(),
                calibration.taskTemperature()),
            origin(),
            metrics,
            Map.of());
    return new ModelExport(model.encoder(), model.head(), manifest, documents);
  }

  private Manifest.Origin origin() {
    return new Manifest.Origin(
        request.base().name(),
        request.base().licence(),
        request.corpus().sha256(),
        request.label().codeVersion(),
        request.label().seed());
  }

  /// Our own line of every table, and the single figures.
  private static Map<String, Double> metrics(EvaluationReport report) {
    var metrics = new LinkedHashMap<String, Double>();
    report.single().forEach((name, figure) -> put(metrics, name, figure));
    for (var table : report.tables()) {
      for (var line : table.lines()) {
        for (var i = 0; line.method().equals("ours") && i < table.metrics().size(); i++) {
          put(metrics, table.title() + ": " + table.metrics().get(i), line.figures().get(i));
        }
      }
    }
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String name, Estimate figure) {
    if (Double.isFinite(figure.value())) {
      metrics.put(name, figure.value());
    }
  }
}
