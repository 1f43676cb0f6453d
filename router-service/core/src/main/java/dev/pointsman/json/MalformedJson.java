package dev.pointsman.json;

/// Input that is not the JSON that was asked for. The message says where, what was expected and
/// what came, and quotes at most a few characters of the input.
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String expected;
  private final String got;

  /// Says what is wrong and where.
  ///
  /// @param place a JSON pointer, or a line and column; empty for the document as a whole
  public MalformedJson(String place, String expected, String got) {
    super(sentence(place, expected, got));
    this.place = place;
    this.expected = expected;
    this.got = got;
  }

  private static String sentence(String place, String expected, String got) {
    return (place.isEmpty() ? "" : place + ": ") + "expected " + expected + ", got " + got;
  }

  /// The message for one who knows already in which line of a file the document stands, alone.
  public String withinLine() {
    return sentence(TextPlace.withinLine(place), expected, got);
  }

  public String place() {
    return place;
  }

  public String expected() {
    return expected;
  }

  public String got() {
    return got;
  }
}
