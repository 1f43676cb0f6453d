package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.text.EncodedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/// Makes the published encoder smaller before it is fine-tuned: prunes its feed-forward layers, and
/// teaches it to imitate the whole one. Both take texts alone, and see no label: those that may
/// shape the encoder, and some of each set of questions, so that it reads these as well as before.
final class SmallEncoder {
  private static final int PRUNING_TEXTS = 1_000;
  private static final int TEXTS_OF_A_SET = 600;

  private final TrainingSettings settings;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;

  SmallEncoder(TrainingSettings settings, TrainingProgress progress, Checkpoints checkpoints) {
    this.settings = settings;
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  /// The plan with the smaller encoder; itself where nothing is to be pruned.
  TrainingPlan of(TrainingPlan plan, Function<List<LabeledExample>, List<EncodedText>> encoded) {
    var whole = plan.base().weights();
    var kept = settings.pruning().kept(whole.shape());
    if (kept == whole.shape().intermediate()) {
      return plan;
    }
    var texts = encoded.apply(read(plan.data().train()));
    var work = work(texts, plan.seed());
    var small =
        checkpoints
            .finished(work)
            .map(tensors -> new EncoderWeights(whole.shape().withIntermediate(kept), tensors))
            .orElseGet(() -> made(whole, kept, texts, plan.seed()));
    checkpoints.finish(work, small.tensors());
    return plan.withBase(plan.base().withWeights(small));
  }

  private EncoderWeights made(EncoderWeights whole, int kept, List<EncodedText> texts, long seed) {
    progress.began("pruning");
    var pruned = FeedForwardPruning.pruned(whole, kept, spread(texts, PRUNING_TEXTS));
    var pair = new Imitation.Pair(whole, pruned);
    try (var imitation = new Imitation(pair, settings, progress, seed)) {
      return imitation.taught(texts);
    }
  }

  private static List<LabeledExample> read(List<LabeledExample> rows) {
    var read = new ArrayList<LabeledExample>();
    for (var source : Source.values()) {
      var texts =
          rows.stream()
              .filter(row -> row.provenance().source() == source && row.hasText())
              .toList();
      read.addAll(source.shapesEncoder() ? texts : spread(texts, TEXTS_OF_A_SET));
    }
    return read;
  }

  /// At most so many, evenly from the first to the last.
  private static <T> List<T> spread(List<T> all, int most) {
    var count = Math.min(all.size(), most);
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }

  /// Tells works apart by what they read and how.
  private String work(List<EncodedText> texts, long seed) {
    var crc = new CRC32C();
    for (var text : texts) {
      crc.update(Arrays.toString(text.ids()).getBytes(StandardCharsets.UTF_8));
    }
    var chosen = List.of(settings.pruning(), settings.batches(), settings.precision());
    return "small-%08x-%08x-%d".formatted(crc.getValue(), chosen.toString().hashCode(), seed);
  }
}
