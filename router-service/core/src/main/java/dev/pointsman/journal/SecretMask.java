package dev.pointsman.journal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a mark in the place of what looks like a secret: keys of well-known services, tokens,
/// private keys, passwords in assignments, e-mail addresses. Every pattern is linear in the text.
public final class SecretMask {
  private record Rule(Pattern pattern, String mark) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,20000}+(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?",
              "private-key"),
          rule("\\bsk-(?:ant-|proj-|or-|live-)?[A-Za-z0-9_-]{16,}+", "api-key"),
          rule("\\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}+", "api-key"),
          rule("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b", "api-key"),
          rule("\\bgh[pousr]_[A-Za-z0-9]{20,}+|\\bgithub_pat_[A-Za-z0-9_]{20,}+", "token"),
          rule(
              "\\bglpat-[A-Za-z0-9_-]{16,}+|\\bnpm_[A-Za-z0-9]{20,}+|\\bpypi-[A-Za-z0-9_-]{30,}+",
              "token"),
          rule("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}+", "token"),
          rule("\\bAIza[A-Za-z0-9_-]{30,}+|\\bya29\\.[A-Za-z0-9_-]{20,}+", "api-key"),
          rule(
              "\\bhf_[A-Za-z0-9]{20,}+|\\bdop_v1_[a-f0-9]{40,}+|\\bSG\\.[A-Za-z0-9_.-]{30,}+",
              "token"),
          rule("\\beyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+", "token"),
          rule("(?i)\\b(?:bearer|basic)[ \\t]+[A-Za-z0-9._~+/=-]{16,}+", "credentials"),
          rule("(?<=://)[^\\s/:@\"']{1,100}+:[^\\s/@\"']{1,200}+(?=@)", "credentials"),
          rule(
              "(?i)(?<=(?:password|passwd|secret|api_key|apikey|api-key|access_key|auth_token|access_token|private_key)"
                  + "[\"']{0,1}[ \\t]{0,4}[:=][ \\t]{0,4}[\"']{0,1})[^\\s\"',;]{6,200}+",
              "secret"),
          rule(
              "\\b[A-Za-z0-9._%+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b",
              "email"));

  private SecretMask() {}

  private static Rule rule(String pattern, String mark) {
    return new Rule(Pattern.compile(pattern), Matcher.quoteReplacement("[" + mark + "]"));
  }

  /// The text with every secret that is recognised exchanged for a mark of its kind.
  public static String masked(String text) {
    var masked = text;
    for (var rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.mark());
    }
    return masked;
  }
}
