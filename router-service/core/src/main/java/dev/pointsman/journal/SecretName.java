package dev.pointsman.journal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a name promises of the value assigned to it.
enum SecretName {
  /// Any value may be one, unless it reads like code.
  PASSWORD,
  /// A value may be one when it is long and no plain word.
  TOKEN,
  /// What follows an authentication scheme.
  CREDENTIALS,
  NEITHER;

  private static final int SHORTEST_PASSWORD = 3;
  private static final int SHORTEST_TOKEN = 8;
  private static final int SHORTEST_WORD = 16;

  private static final List<String> PASSWORDS =
      List.of("password", "passwd", "passphrase", "pwd", "passwort");
  private static final List<String> TOKENS =
      List.of(
          "secret",
          "token",
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "signingkey",
          "encryptionkey",
          "accountkey",
          "authkey",
          "masterkey",
          "authorization",
          "credential",
          "cookie");

  /// Endings of names that say something about a secret without being one.
  private static final Pattern ABOUT =
      Pattern.compile(".*(?:url|uri|name|id|type|count|limit|file|path|field|header|tokens|izer)");

  private static final Set<String> PLAIN =
      Set.of(
          "null",
          "none",
          "nil",
          "true",
          "false",
          "undefined",
          "string",
          "str",
          "text",
          "password",
          "passwd",
          "any",
          "required",
          "optional",
          "bool",
          "boolean",
          "int",
          "number",
          "object",
          "char",
          "varchar",
          "type",
          "value",
          "void",
          "self",
          "this",
          "request",
          "input");

  private static final Pattern MEMBER = Pattern.compile("[A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)++");

  /// How something that stands for a value begins, a masked one included.
  private static final String STANDS_IN = "$%{<*[( +),";

  static SecretName of(String name) {
    var plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    if (PASSWORDS.stream().anyMatch(plain::contains) && !ABOUT.matcher(plain).matches()) {
      return PASSWORD;
    }
    return TOKENS.stream().anyMatch(plain::contains) && !ABOUT.matcher(plain).matches()
        ? TOKEN
        : NEITHER;
  }

  boolean isSecret(String value, boolean quoted) {
    if (value.isEmpty()
        || STANDS_IN.indexOf(value.charAt(0)) >= 0
        || readsLikeCode(value, quoted)) {
      return false;
    }
    return switch (this) {
      case PASSWORD ->
          value.length() >= SHORTEST_PASSWORD && !PLAIN.contains(value.toLowerCase(Locale.ROOT));
      case TOKEN -> isToken(value) || (quoted && isOneLongWord(value));
      case CREDENTIALS -> isToken(value);
      case NEITHER -> false;
    };
  }

  String kind() {
    return this == PASSWORD ? "password" : "token";
  }

  private static boolean readsLikeCode(String value, boolean quoted) {
    return !quoted && (value.indexOf('(') >= 0 || MEMBER.matcher(value).matches());
  }

  private static boolean isToken(String value) {
    return value.length() >= SHORTEST_TOKEN
        && !value.contains("://")
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter);
  }

  private static boolean isOneLongWord(String value) {
    return value.length() >= SHORTEST_WORD && value.indexOf(' ') < 0 && !value.contains("://");
  }
}
