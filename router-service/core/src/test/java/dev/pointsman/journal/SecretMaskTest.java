package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
  private static final String TAIL = "Zx9Kq2Lm4Np6Rs8Tv0Wy1Bd3Fh5Jk7";

  /// Put together here, so that no scanner takes this file for a leak.
  private static final List<String> SECRETS =
      List.of(
          "sk-" + "ant-api03-" + TAIL,
          "sk-" + "proj-" + TAIL,
          "sk_" + "live_" + TAIL,
          "AKIA" + "ABCDEFGH12345678",
          "ghp_" + TAIL,
          "github_" + "pat_" + TAIL,
          "glpat-" + TAIL,
          "npm_" + TAIL,
          "xoxb-" + TAIL,
          "AIza" + TAIL + "abcd",
          "hf_" + TAIL,
          "eyJ" + TAIL + "." + TAIL + "." + TAIL,
          "someone.else+tag@mail.example.com");

  @Test
  void trial38NoCanarySurvivesInAnySurrounding() {
    for (var secret : SECRETS) {
      for (var around : List.of("%s", "key=%s;", "\"%s\"", "see %s, please", "\n%s\n", "(%s)")) {
        assertThat(SecretMask.masked(around.formatted(secret))).doesNotContain(secret);
      }
    }
  }

  @Test
  void credentialsAreMaskedWhereTheyAreSaidToBeSome() {
    assertThat(SecretMask.masked("Authorization: Bearer " + TAIL)).doesNotContain(TAIL);
    assertThat(SecretMask.masked("password: \"hunter2hunter2\""))
        .isEqualTo("password: \"[secret]\"");
    assertThat(SecretMask.masked("postgres://admin:s3cret@db/x"))
        .isEqualTo("postgres://[credentials]@db/x");
    var key = "-----BEGIN RSA PRIVATE KEY-----\n" + TAIL + "\n-----END RSA PRIVATE KEY-----";
    assertThat(SecretMask.masked("a\n" + key + "\nb")).isEqualTo("a\n[private-key]\nb");
  }

  @Test
  void ordinaryCodeStaysAsItIs() {
    var code =
        """
        git show 3f1c0de9a77b1f2e5d6c4b3a29180706f5e4d3c2 && mvn -q test
        @Override public String toString() { return task.skeleton; }
        String tokens = read("password.txt"); // sk-8 is a road
        import org.example.secret.Vault; a@b; user@localhost\
        """;
    assertThat(SecretMask.masked(code)).isEqualTo(code);
  }

  @Test
  void twoMillionCharactersOfNothingButBeginningsTakeNoLongerThanTheyShould() {
    var text = "sk-ant- eyJa. password= -----BEGIN PRIVATE KEY----- a@ ".repeat(40_000);
    var start = System.nanoTime();
    SecretMask.masked(text);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
