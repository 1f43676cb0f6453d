package dev.pointsman.wire;

import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ContextField;
import dev.pointsman.request.PlainContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads the `context` object beside a plain prompt. A known name with a value of another type is
/// an error; unknown names and nulls are passed over.
public final class PlainContextReader {
  private static final double LARGEST_COUNT = 1e9;

  private final Map<ContextField, Double> numbers = new EnumMap<>(ContextField.class);
  private final Map<ContextField, String> words = new EnumMap<>(ContextField.class);
  private final Map<ContextField, List<String>> lists = new EnumMap<>(ContextField.class);

  private PlainContextReader() {}

  /// Reads the stated trajectory; an absent one states nothing.
  ///
  /// @throws dev.pointsman.json.MalformedJson naming the place of a value of the wrong type
  public static PlainContext read(PlacedJson context) {
    if (context.isAbsent()) {
      return PlainContext.NONE;
    }
    var reader = new PlainContextReader();
    context.requireFields().forEach(reader::accept);
    return new PlainContext(reader.numbers, reader.words, reader.lists);
  }

  private void accept(String name, PlacedJson value) {
    if (!value.isAbsent()) {
      ContextField.ofLabel(name).ifPresent(field -> accept(field, value));
    }
  }

  private void accept(ContextField field, PlacedJson value) {
    switch (field.kind()) {
      case COUNT -> numbers.put(field, value.requireCount(LARGEST_COUNT));
      case QUANTITY -> numbers.put(field, value.requireQuantity());
      case SHARE -> numbers.put(field, value.requireShare());
      case FLAG -> numbers.put(field, value.requireFlag() ? 1.0 : 0.0);
      case WORD -> words.put(field, value.requireText());
      case WORDS -> lists.put(field, texts(value));
    }
  }

  private static List<String> texts(PlacedJson value) {
    return value.requireElements().stream().map(PlacedJson::requireText).toList();
  }
}
