package dev.pointsman.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The service's description of itself in OpenAPI 3.1.
final class OpenApi {
  private static final String DOCUMENT = read();

  private OpenApi() {}

  static String document() {
    return DOCUMENT;
  }

  private static String read() {
    try (var resource = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("openapi.json in the jar cannot be read", failure);
    }
  }
}
