package dev.pointsman.policy;

/// A header of the router's own whose value cannot be meant. The message quotes at most a few
/// characters of it.
public final class BadControl extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 40;

  private final String header;
  private final String expected;
  private final String got;

  BadControl(String header, String expected, String value) {
    super("%s: expected %s, got %s".formatted(header, expected, quoted(value)));
    this.header = header;
    this.expected = expected;
    this.got = quoted(value);
  }

  public String header() {
    return header;
  }

  public String expected() {
    return expected;
  }

  public String got() {
    return got;
  }

  private static String quoted(String value) {
    var head = value.substring(0, Math.min(value.length(), LONGEST_QUOTE));
    return "'" + head.replaceAll("[^\\x20-\\x7e]", "?") + "'";
  }
}
