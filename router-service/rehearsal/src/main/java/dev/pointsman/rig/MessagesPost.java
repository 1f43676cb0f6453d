package dev.pointsman.rig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the calls to `/v1/messages` of all measuring clients have in common.
final class MessagesPost {
  private static final int PROMPT_WORDS = 92;
  private static final List<String> WORDS =
      List.of(
          "the", "invoice", "service", "fails", "when", "two", "threads", "share", "a", "session",
          "after", "last", "merge", "find", "out", "why", "and", "keep", "every", "test", "green",
          "rename", "parser", "upload", "quota", "retry", "ledger", "cache", "returns", "wrong");

  private MessagesPost() {}

  /// Head and body.
  ///
  /// @param headers lines of the head, each with its line end
  static byte[] request(String headers, String body) {
    return """
    POST /v1/messages HTTP/1.1
    host: 127.0.0.1
    content-type: application/json
    anthropic-version: 2023-06-01
    x-api-key: client
    %scontent-length: %d

    %s\
    """
        .replace("\n", "\r\n")
        .formatted(headers, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// A user's message of about 128 tokens.
  static String prompt(Random random) {
    return "{\"role\":\"user\",\"content\":\"%s\"}".formatted(words(random, PROMPT_WORDS));
  }

  static String words(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(" "));
  }
}
