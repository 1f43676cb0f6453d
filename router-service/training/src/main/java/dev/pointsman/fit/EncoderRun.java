package dev.pointsman.fit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.bytedeco.pytorch.Tensor;

/// One fine-tuning, from pretrained weights or a checkpoint to the best weights.
final class EncoderRun implements AutoCloseable {
  private final TrainingPlan plan;
  private final TrainingSettings settings;
  private final TensorStore weights;
  private final TextRows train;
  private final AdamW optimiser;
  private final Losses losses;
  private final LabelWeights labelWeights;
  private final FeatureDropout thinning;
  private final Pace pace = new Pace();
  private Map<String, FloatTensor> best;

  EncoderRun(TrainingPlan plan, TrainingSettings settings, TensorStore weights, TextRows train) {
    this.plan = plan;
    this.settings = settings;
    this.weights = weights;
    this.train = train;
    this.best = weights.copied();
    this.losses = new Losses(weights);
    this.labelWeights = new LabelWeights(train.labels());
    this.thinning = new FeatureDropout(plan.features().groups(), settings.dropout());
    var steps = settings.encoder().epochs() * batches(1).size();
    var layers = plan.base().weights().shape().layers();
    var schedule = new RateSchedule(settings.encoder(), steps, layers);
    this.optimiser = new AdamW(weights, schedule, settings.encoder().weightDecay());
  }

  /// Leaves the best weights in the store.
  List<LearningCurve.Point> train(
      TextRows validation, TrainingProgress progress, Checkpoints checkpoints) {
    var position = checkpoints.latest(name()).map(this::restored).orElse(start());
    while (!ended(position)) {
      position = epoch(position, progress, checkpoints);
      position = position.epochEnded(validated(position, validation));
      best = position.stopping().improved() ? weights.copied() : best;
      progress.validated(position.points().getLast());
      save(position, checkpoints);
    }
    weights.overwrite(best);
    return position.points();
  }

  private boolean ended(CheckpointPosition position) {
    return position.place().epoch() > settings.encoder().epochs()
        || position.stopping().exhausted(settings.encoder().patience());
  }

  private CheckpointPosition epoch(
      CheckpointPosition from, TrainingProgress progress, Checkpoints checkpoints) {
    var batches = batches(from.place().epoch());
    var position = from;
    while (position.place().batch() < batches.size()) {
      var rows = batches.get(position.place().batch());
      position = position.stepped(step(rows, position.place().step()));
      progress.stepped(report(position, batches.size()));
      saveOnTheWay(position, checkpoints);
    }
    return position;
  }

  private double step(List<Integer> rows, int step) {
    var batch = train.picked(rows);
    var tokens = TokenBatch.of(batch.texts());
    pace.stepped(batch.texts().stream().mapToLong(text -> text.length()).sum());
    try (var _ = Native.scope()) {
      var chance = Chance.seeded(Seeds.of(plan.seed(), Seeds.DROPOUT, step));
      var pooled = pooled(tokens, chance);
      var features =
          thinning.thinned(train.features(), rows, Seeds.of(plan.seed(), Seeds.FEATURES, step));
      var answers =
          new Head(weights, settings.dropout().headInput())
              .answers(pooled, Native.of(features), chance);
      var loss = losses.of(answers, Targets.of(batch.labels(), labelWeights, plan.tiers()));
      loss.backward();
      optimiser.step(step);
      return loss.item_double();
    }
  }

  /// The head and the loss stay in full precision.
  private Tensor pooled(TokenBatch tokens, Chance chance) {
    try (var _ = new Autocast(settings.precision())) {
      return encoder(settings.dropout().hidden()).pooled(tokens, chance);
    }
  }

  private LearningCurve.Point validated(CheckpointPosition position, TextRows validation) {
    try (var _ = new Autocast(settings.precision())) {
      var width = plan.base().weights().shape().hidden();
      var pooled = PooledVectors.of(encoder(0), width, validation.texts());
      var rows = new HeadExamples(pooled, validation.features(), validation.labels());
      var held = new Likelihood(HeadAnswers.of(weights, rows), rows.labels());
      return new LearningCurve.Point(
          position.place().epoch(), position.meanLoss(), held.tier(1), held.task(1));
    }
  }

  private Encoder encoder(double dropout) {
    return new Encoder(plan.base().weights().shape(), weights, dropout);
  }

  private List<List<Integer>> batches(int epoch) {
    return Batches.bucketed(
        train.texts().stream().map(text -> text.length()).toList(),
        settings.batches().tokensPerBatch(),
        Seeds.of(plan.seed(), Seeds.ORDER, epoch));
  }

  private StepReport report(CheckpointPosition position, int batches) {
    var place = position.place();
    var epochs = settings.encoder().epochs();
    var remaining = (epochs - place.epoch()) * batches + batches - place.batch();
    return new StepReport(
        new StepReport.Position(place.epoch(), epochs, place.batch(), batches),
        position.meanLoss(),
        pace.tokensPerSecond(),
        pace.left(remaining));
  }

  private void saveOnTheWay(CheckpointPosition position, Checkpoints checkpoints) {
    // Cleared, for a file channel would close itself on an interrupted thread.
    var interrupted = Thread.interrupted();
    if (interrupted || position.place().step() % settings.checkpointEvery() == 0) {
      save(position, checkpoints);
    }
    if (interrupted) {
      throw new TrainingInterrupted("encoder");
    }
  }

  private void save(CheckpointPosition position, Checkpoints checkpoints) {
    checkpoints.save(() ->
        new Checkpoint(
            position,
            Map.of(
                Checkpoint.WEIGHTS, weights.copied(),
                Checkpoint.MEANS, optimiser.means(),
                Checkpoint.VARIANCES, optimiser.variances(),
                Checkpoint.BEST, best)));
  }

  private CheckpointPosition restored(Checkpoint checkpoint) {
    weights.overwrite(checkpoint.group(Checkpoint.WEIGHTS));
    optimiser.restore(checkpoint.group(Checkpoint.MEANS), checkpoint.group(Checkpoint.VARIANCES));
    best = checkpoint.group(Checkpoint.BEST);
    return checkpoint.position();
  }

  private CheckpointPosition start() {
    return CheckpointPosition.start(name());
  }

  /// Tells runs apart by what they would learn and how; the head's stage comes after.
  private String name() {
    var crc = new CRC32C();
    for (var i = 0; i < train.size(); i++) {
      var row = Arrays.toString(train.texts().get(i).ids()) + train.labels().get(i);
      crc.update(row.getBytes(StandardCharsets.UTF_8));
    }
    var chosen =
        List.of(
            settings.pruning(),
            settings.encoder(),
            settings.batches(),
            settings.dropout(),
            settings.precision());
    return "%08x-%08x-%d".formatted(crc.getValue(), chosen.toString().hashCode(), plan.seed());
  }

  @Override
  public void close() {
    optimiser.close();
  }
}
