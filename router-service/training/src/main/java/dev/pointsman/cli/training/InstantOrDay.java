package dev.pointsman.cli.training;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an instant, or a day, which means its first moment in UTC.
final class InstantOrDay implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException other) {
      throw new TypeConversionException(
          "expected a day such as 2026-01-31 or an instant such as 2026-01-31T10:00:00Z, got '%s'"
              .formatted(text));
    }
  }
}
