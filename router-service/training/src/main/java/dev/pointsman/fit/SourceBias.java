package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a source's ladder adds to the tier logits: a mini model of 2024 is weaker than the served
/// ladder's fast tier. Zero for sources that were labelled on the served ladder.
public record SourceBias(Map<Source, List<Double>> bySource) {
  private static final List<Source> ROWS = List.of(Source.values());

  public SourceBias {
    bySource = Map.copyOf(bySource);
  }

  static SourceBias of(FloatTensor table) {
    var classes = table.shape()[1];
    var rows = new EnumMap<Source, List<Double>>(Source.class);
    for (var source : ROWS) {
      var row = new ArrayList<Double>();
      for (var i = 0; i < classes; i++) {
        row.add(served(source) ? 0 : (double) table.data().get(row(source) * classes + i));
      }
      rows.put(source, List.copyOf(row));
    }
    return new SourceBias(rows);
  }

  /// The source's row in the table of biases.
  static int row(Source source) {
    return ROWS.indexOf(source);
  }

  /// Whether the source speaks of the default ladder.
  static boolean served(Source source) {
    return switch (source) {
      case SEED, AGENT_STEPS, PROMPTS_TIERED, CODING_TURNS, JOURNAL -> true;
      case LIVECODEBENCH, ROUTELLM_MMLU, ROUTELLM_GSM8K, ROUTELLM_MTBENCH -> false;
    };
  }
}
