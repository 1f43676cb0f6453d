package dev.pointsman.upstream;

/// One change of a JSON body; every byte outside of the value that it names stays as it came.
public sealed interface BodyPatch {
  /// The JSON pointer (RFC 6901) of the value that changes; never the whole document.
  String pointer();

  /// Puts another value in the place of one that is there, or adds it to the object at the top; the
  /// value is JSON text.
  record Put(String pointer, String json) implements BodyPatch {}

  /// Takes a field or an element out; does nothing where there is none.
  record Remove(String pointer) implements BodyPatch {}

  /// The patch that names another model.
  static BodyPatch model(String name) {
    return new Put("/model", JsonText.quoted(name));
  }
}
