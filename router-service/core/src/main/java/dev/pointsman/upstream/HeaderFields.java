package dev.pointsman.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The headers of one HTTP message in their order; a name may occur more than once.
public record HeaderFields(List<HeaderField> fields) {
  public static final HeaderFields NONE = new HeaderFields(List.of());

  public HeaderFields {
    fields = List.copyOf(fields);
  }

  /// Fields in the order given.
  ///
  /// @param namesAndValues name, value, name, value ...
  public static HeaderFields of(String... namesAndValues) {
    var fields = NONE;
    for (var i = 0; i + 1 < namesAndValues.length; i += 2) {
      fields = fields.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.isNamed(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  public List<String> all(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(HeaderField::value).toList();
  }

  /// The same headers with one more at the end.
  public HeaderFields with(String name, String value) {
    var longer = new ArrayList<HeaderField>(fields.size() + 1);
    longer.addAll(fields);
    longer.add(new HeaderField(name, value));
    return new HeaderFields(longer);
  }

  public HeaderFields without(Predicate<HeaderField> unwanted) {
    return new HeaderFields(fields.stream().filter(unwanted.negate()).toList());
  }
}
