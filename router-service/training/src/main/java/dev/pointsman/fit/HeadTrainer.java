package dev.pointsman.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Trains the head alone on pooled vectors of a frozen encoder, in seconds: the second stage of a
/// training run, and each fold of cross-validation.
public final class HeadTrainer {
  private static final int SMALLEST_BATCH = 16;
  private static final int LARGEST_BATCH = 256;

  /// Few rows are split finer, so that they too give enough steps.
  private static final int BATCHES_WANTED = 40;

  private final StageSettings settings;
  private final DropoutRates dropout;
  private final FeatureLayout layout;
  private final TrainingProgress progress;

  public HeadTrainer(TrainingSettings settings, FeatureLayout layout, TrainingProgress progress) {
    this.settings = settings.head();
    this.dropout = settings.dropout();
    this.layout = layout;
    this.progress = progress;
  }

  /// The head at the end of its schedule, where its rate is zero, calibrated on the validation
  /// rows. The epoch that was best on them is no better: while the rate is high, which one is best
  /// is luck.
  public TrainedHead train(HeadExamples train, HeadExamples validation, int tiers, long seed) {
    DataCheck.requireUsable(train.labels(), validation.labels(), tiers);
    progress.began("head");
    var shape = new HeadShape(train.pooled().shape()[1], layout, tiers);
    try (var _ = NativeThreads.one();
        var weights = TensorStore.learnt(shape.drawn(Seeds.of(seed, Seeds.HEAD, 0)))) {
      var loss = new Loss(new Losses(weights), Reminder.ofNothing(weights));
      var run = new Run(train, validation, loss, weights, seed);
      var points = run.points();
      return trained(run, points, run.calibration());
    }
  }

  /// Another tier layer for a head whose task layers stay: it starts as the given one, and the loss
  /// asks it to stay near, so that rows which are not at hand any more are not forgotten.
  ///
  /// @param recall where it starts, and what it may not forget
  public TrainedHead retrain(
      HeadExamples train, HeadExamples validation, Recall recall, long seed) {
    var anchor = recall.anchor();
    DataCheck.requireUsable(train.labels(), validation.labels(), anchor.tiers());
    progress.began("head");
    var shape = new HeadShape(train.pooled().shape()[1], layout, anchor.tiers());
    var start = new LinkedHashMap<>(shape.drawn(Seeds.of(seed, Seeds.HEAD, 0)));
    start.putAll(anchor.tensors());
    try (var _ = new StopOnExit();
        var _ = NativeThreads.one();
        var weights = TensorStore.learnt(start);
        var near = TensorStore.constant(anchor.tensors())) {
      var loss = new Loss(new Losses(weights, near), new Reminder(weights, recall));
      var run = new Run(train.tiersAlone(), validation.tiersAlone(), loss, weights, seed);
      var points = run.points();
      return trained(run, points, recall.isFree() ? run.calibration() : recall.served())
          .withTaskLayersOf(anchor);
    }
  }

  private static TrainedHead trained(
      Run run, List<LearningCurve.Point> points, Calibration calibration) {
    var tensors = run.weights.copied();
    var bias = SourceBias.of(EncoderWeights.present(HeadShape.SOURCE_BIAS, tensors));
    tensors.remove(HeadShape.SOURCE_BIAS);
    var weights = new HeadWeights(tensors).withTiersShifted(calibration.tierShift());
    return new TrainedHead(weights, bias, calibration, new LearningCurve("head", points));
  }

  /// What training asks: what the labels say, and what is not to be forgotten.
  private record Loss(Losses labels, Reminder reminder) {}

  /// One training, from drawn weights to the best ones.
  private final class Run {
    private final HeadExamples train;
    private final HeadExamples validation;
    private final TensorStore weights;
    private final LabelWeights labelWeights;
    private final Loss loss;
    private final long seed;
    private final FeatureDropout thinning = new FeatureDropout(layout.groups(), dropout);
    private final int batchSize;
    private final int stepsPerEpoch;
    private final Pace pace = new Pace();

    Run(HeadExamples train, HeadExamples validation, Loss loss, TensorStore weights, long seed) {
      this.loss = loss;
      this.train = train;
      this.validation = validation;
      this.weights = weights;
      this.seed = seed;
      this.labelWeights = new LabelWeights(train.labels());
      this.batchSize = Math.clamp(train.size() / BATCHES_WANTED, SMALLEST_BATCH, LARGEST_BATCH);
      this.stepsPerEpoch = (train.size() + batchSize - 1) / batchSize;
    }

    /// Leaves the last weights in the store.
    List<LearningCurve.Point> points() {
      var schedule = new RateSchedule(settings, settings.epochs() * stepsPerEpoch, 0);
      var points = new ArrayList<LearningCurve.Point>();
      var stopping = EarlyStopping.START;
      try (var optimiser = new AdamW(weights, schedule, settings.weightDecay())) {
        for (var epoch = 1; epoch <= settings.epochs(); epoch++) {
          points.add(epoch(epoch, optimiser));
          stopping = stopping.after(points.getLast().validationLoss());
          if (stopping.exhausted(settings.patience())) {
            break;
          }
        }
      }
      return points;
    }

    Calibration calibration() {
      return Calibrator.of(HeadAnswers.of(weights, validation), validation);
    }

    private LearningCurve.Point epoch(int epoch, AdamW optimiser) {
      var order = Batches.random(train.size(), batchSize, Seeds.of(seed, Seeds.ORDER, epoch));
      var loss = 0.0;
      for (var i = 0; i < order.size(); i++) {
        TrainingInterrupted.throwIfAsked("head");
        var step = (epoch - 1) * stepsPerEpoch + i;
        loss += step(order.get(i), step, optimiser) / order.size();
        report(epoch, i + 1, loss * order.size() / (i + 1));
      }
      var held = new Likelihood(HeadAnswers.of(weights, validation), validation.labels());
      var point = new LearningCurve.Point(epoch, loss, held.tier(1), held.task(1));
      progress.validated(point);
      return point;
    }

    private double step(List<Integer> rows, int step, AdamW optimiser) {
      try (var _ = Native.scope()) {
        var features =
            thinning.thinned(train.features(), rows, Seeds.of(seed, Seeds.FEATURES, step));
        var answers =
            new Head(weights, dropout.headInput())
                .answers(
                    Native.of(Rows.picked(train.pooled(), rows)),
                    Native.of(features),
                    Chance.seeded(Seeds.of(seed, Seeds.DROPOUT, step)));
        var labels = rows.stream().map(train.labels()::get).toList();
        var tiers = Math.toIntExact(answers.tier().size(1)) - 1;
        var price =
            loss.labels()
                .of(answers, Targets.of(labels, labelWeights, tiers))
                .add(loss.reminder().price());
        price.backward();
        optimiser.step(step);
        return price.item_double();
      }
    }

    private void report(int epoch, int step, double loss) {
      pace.stepped(0);
      var remaining = (settings.epochs() - epoch) * stepsPerEpoch + stepsPerEpoch - step;
      var position = new StepReport.Position(epoch, settings.epochs(), step, stepsPerEpoch);
      progress.stepped(new StepReport(position, loss, 0, pace.left(remaining)));
    }
  }
}
