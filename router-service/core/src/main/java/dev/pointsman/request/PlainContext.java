package dev.pointsman.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The trajectory as a caller states it beside a plain prompt; what is not stated is absent. Flags
/// are the numbers 0 and 1.
public record PlainContext(
    Map<ContextField, Double> numbers,
    Map<ContextField, String> words,
    Map<ContextField, List<String>> lists) {
  public static final PlainContext NONE = new PlainContext(Map.of(), Map.of(), Map.of());

  public PlainContext {
    numbers = Map.copyOf(numbers);
    words = Map.copyOf(words);
    lists = Map.copyOf(lists);
  }

  public OptionalDouble number(ContextField field) {
    var value = numbers.get(field);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public Optional<String> word(ContextField field) {
    return Optional.ofNullable(words.get(field));
  }

  public Optional<List<String>> list(ContextField field) {
    return Optional.ofNullable(lists.get(field));
  }

  public boolean isTrue(ContextField field) {
    return number(field).orElse(0) > 0;
  }
}
