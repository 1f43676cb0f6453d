package dev.pointsman.upstream;

/// One HTTP header line.
public record HeaderField(String name, String value) {
  private static final String MARKS = "!#$%&'*+.^_`|~-";
  private static final int LONGEST_NAME = 256;

  /// Looks at each character itself: a call makes some fifty of these, and a regular expression
  /// would take longer than all else that is done with them.
  public HeaderField {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "expected a header name, got " + name.length() + " characters");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a header value of one line for " + name);
    }
  }

  private static boolean isName(String name) {
    var at = 0;
    while (at < name.length() && isNameCharacter(name.charAt(at))) {
      at++;
    }
    return at == name.length() && at > 0 && at <= LONGEST_NAME;
  }

  private static boolean isNameCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || MARKS.indexOf(character) >= 0;
  }

  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /// Values may be keys: they never reach a log.
  @Override
  public String toString() {
    return name;
  }
}
