package dev.pointsman.rehearsal;

/// The usage that a scripted answer reports, in Anthropic's way of counting: the parts exclude each
/// other. In the OpenAI dialects the prompt is their sum without `cacheWrite` told apart.
public record Tokens(int input, int cacheRead, int cacheWrite, int output) {
  public static final Tokens USUAL = new Tokens(12, 0, 0, 7);

  int prompt() {
    return input + cacheRead + cacheWrite;
  }
}
