package dev.pointsman.upstream;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of one HTTP message, never changed once they are here. Equal bodies have equal bytes.
public final class Body {
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the array over: whoever calls keeps no hand on it.
  public static Body of(byte[] bytes) {
    return new Body(bytes);
  }

  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return bytes.length;
  }

  /// The bytes themselves, for reading only: a copy of ten megabytes a call is not affordable.
  public byte[] bytes() {
    return bytes;
  }

  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Bodies are prompts and answers: they never reach a log.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
