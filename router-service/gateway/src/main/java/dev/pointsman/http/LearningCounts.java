package dev.pointsman.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// How often each [LearningEvent] has happened. Shared by threads.
final class LearningCounts {
  private final Map<LearningEvent, LongAdder> counts =
      Collections.unmodifiableMap(
          Arrays.stream(LearningEvent.values())
              .collect(
                  Collectors.toMap(
                      event -> event,
                      _ -> new LongAdder(),
                      (one, _) -> one,
                      () -> new EnumMap<>(LearningEvent.class))));

  void count(LearningEvent event) {
    adder(event).increment();
  }

  long of(LearningEvent event) {
    return adder(event).sum();
  }

  private LongAdder adder(LearningEvent event) {
    return Objects.requireNonNull(counts.get(event));
  }
}
