package dev.pointsman.fit;

import dev.pointsman.text.EncodedText;
import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;

/// Teaches a pruned encoder to say of texts what the whole one says: the hidden states of each
/// token after each layer, and the pooled vector. No label is seen.
final class Imitation implements AutoCloseable {
  private final EncoderShape whole;
  private final EncoderShape pruned;
  private final TensorStore example;
  private final TensorStore learnt;
  private final TrainingSettings settings;
  private final TrainingProgress progress;
  private final long seed;
  private final Pace pace = new Pace();

  Imitation(Pair pair, TrainingSettings settings, TrainingProgress progress, long seed) {
    this.whole = pair.whole().shape();
    this.pruned = pair.pruned().shape();
    this.example = TensorStore.constant(pair.whole().tensors());
    this.learnt = TensorStore.learnt(pair.pruned().tensors());
    this.settings = settings;
    this.progress = progress;
    this.seed = seed;
  }

  /// Who teaches, and who learns.
  record Pair(EncoderWeights whole, EncoderWeights pruned) {}

  /// The pruned encoder after the last epoch, where the rate is zero.
  EncoderWeights taught(List<EncodedText> texts) {
    progress.began("imitation");
    var stage = settings.pruning().imitation();
    var perEpoch = batches(texts, 1).size();
    var schedule = new RateSchedule(stage, stage.epochs() * perEpoch, pruned.layers());
    try (var optimiser = new AdamW(learnt, schedule, stage.weightDecay())) {
      for (var epoch = 1; epoch <= stage.epochs(); epoch++) {
        epoch(epoch, batches(texts, epoch), optimiser);
      }
    }
    return new EncoderWeights(pruned, learnt.copied());
  }

  private void epoch(int epoch, List<List<EncodedText>> batches, AdamW optimiser) {
    var epochs = settings.pruning().imitation().epochs();
    var loss = 0.0;
    for (var i = 0; i < batches.size(); i++) {
      TrainingInterrupted.throwIfAsked("imitation");
      loss += step(TokenBatch.of(batches.get(i)), (epoch - 1) * batches.size() + i, optimiser);
      pace.stepped(batches.get(i).stream().mapToLong(EncodedText::length).sum());
      var left = (epochs - epoch) * batches.size() + batches.size() - i - 1;
      progress.stepped(
          new StepReport(
              new StepReport.Position(epoch, epochs, i + 1, batches.size()),
              loss / (i + 1),
              pace.tokensPerSecond(),
              pace.left(left)));
    }
  }

  private List<List<EncodedText>> batches(List<EncodedText> texts, int epoch) {
    var lengths = texts.stream().map(EncodedText::length).toList();
    var order = Seeds.of(seed, Seeds.IMITATION, epoch);
    return Batches.bucketed(lengths, settings.batches().tokensPerBatch(), order).stream()
        .map(rows -> rows.stream().map(texts::get).toList())
        .toList();
  }

  private double step(TokenBatch batch, int step, AdamW optimiser) {
    try (var _ = Native.scope();
        var _ = new Autocast(settings.precision())) {
      var wanted = wanted(batch);
      var said = new Encoder(pruned, learnt, 0).passage(batch, Chance.none());
      var present = Native.of(batch.mask(), batch.rows(), batch.width(), 1);
      var loss = distance(said.pooled(), wanted.pooled());
      for (var layer = 0; layer < pruned.layers(); layer++) {
        var state = said.states().get(layer).mul(present);
        loss = loss.add(distance(state, wanted.states().get(layer).mul(present)));
      }
      loss.backward();
      optimiser.step(step);
      return loss.item_double();
    }
  }

  private Encoder.Passage wanted(TokenBatch batch) {
    try (var _ = new AutoGradMode(false)) {
      return new Encoder(whole, example, 0).passage(batch, Chance.none());
    }
  }

  /// The square of what differs, as a share of the square of what is wanted.
  private static Tensor distance(Tensor said, Tensor wanted) {
    return said.sub(wanted).square().mean().div(wanted.square().mean());
  }

  @Override
  public void close() {
    example.close();
    learnt.close();
  }
}
