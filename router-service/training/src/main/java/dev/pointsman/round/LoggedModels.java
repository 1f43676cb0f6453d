package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The models that a log names, by the versions that records name, as far as they can be asked
/// again.
public interface LoggedModels {
  boolean has(String version);

  /// Asks some of those that it has; they are ready until the answer is given.
  <T> T asking(List<String> versions, Function<Map<String, Classifier>, T> question);

  /// Models that are ready all the time.
  record InMemory(Map<String, Classifier> models) implements LoggedModels {
    public InMemory {
      models = Map.copyOf(models);
    }

    @Override
    public boolean has(String version) {
      return models.containsKey(version);
    }

    @Override
    public <T> T asking(List<String> versions, Function<Map<String, Classifier>, T> question) {
      var asked = new HashMap<>(models);
      asked.keySet().retainAll(versions);
      return question.apply(Map.copyOf(asked));
    }
  }
}
