package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
  /// The secret of each line stands between two bars. Put together here, so that no scanner of
  /// repositories takes them for real.
  private static final List<String> SECRETS =
      List.of(
          "ANTHROPIC_API_KEY=|sk-ant-" + "api03-Zx9Kd8Lm2Qp4Rt6Vw1Yb3Nc5|",
          "use |sk-" + "proj-abcDEF123ghiJKL456mnoPQR| please",
          "key |sk-" + "4f9aK2mQ8rT6vW1xY3zB5nC7dE0gH| leaked",
          "|AK" + "IAIOSFODNN7EXAMPLE|",
          "|AK" + "IAIOSFODNNQEXAMPLE|",
          "hub |h" + "f_QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi|",
          "git clone with |gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a|",
          "|github_" + "pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz|",
          "slack |xo" + "xb-123456789012-1234567890123-abcDEFghiJKL|",
          "maps |AI" + "zaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY|",
          "|gl" + "pat-x1Y2z3A4b5C6d7E8f9G0|",
          "//registry.npmjs.org/:_authToken=|np" + "m_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5|",
          "jwt |ey"
              + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n|",
          "Authorization: Bearer |a8Fd93kd02|",
          "authorization: Basic |dXNlcjpwYXNzd29yZDE=|",
          "curl -H 'x-api-key: |0123456789abcdef0123456789abcdef|'",
          "password=|hunter|",
          "PASSWORD: '|correct horse battery|'",
          "{\"db_password\": \"|s3cr3t!|\"}",
          "{\\\"password\\\": \\\"|tr0ub4dor&3|\\\"}",
          "mysql --password |Winter2026| -h db",
          "postgres://app:|pq8!xz|@db.internal:5432/app",
          "aws_secret_access_key = |wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|",
          "client_secret: |8c2f1b7e-90ab-4cde-8f01-23456789abcd|",
          "line\\n|sk-ant-" + "api03-Zx9Kd8Lm2Qp4Rt6Vw1Yb3Nc5|",
          "a?key%3D|gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a|",
          "mail |jane.doe+work@example.co.uk| today",
          "to=|jane%40example.com|",
          "raw |q7Zk2Lw9Xc4Vb6Nm1As3Df5Gh8Jk0Pq|",
          "b64 |mF3kq9/Zt2Xw+8LcVb7NpQ4rYs1Hd6Jg=|",
          "|-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----|",
          "cut |-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA|");

  static Stream<String> secrets() {
    return SECRETS.stream();
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void hidesEverySecretAndNothingAroundIt(String line) {
    var parts = line.split("\\|", -1);
    var masked = SecretMask.mask(parts[0] + parts[1] + parts[2]);
    assertThat(masked).doesNotContain(parts[1]).startsWith(parts[0]).endsWith(parts[2]);
    assertThat(masked).contains("[masked ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-" + "ant-api03-Zx9Kq2Lm4Np6Rs8Tv0Wy1Bd3Fh5Jk7",
        "sk_" + "live_Zx9Kq2Lm4Np6Rs8Tv0Wy1Bd3Fh5Jk7",
        "h" + "f_Zx9Kq2Lm4Np6Rs8Tv0Wy1Bd3Fh5Jk7",
        "gh" + "p_Zx9Kq2Lm4Np6Rs8Tv0Wy1Bd3Fh5Jk7",
        "AK" + "IAABCDEFGH12345678",
        "someone.else+tag@mail.example.com"
      })
  void trial38HidesASecretInAnySurrounding(String secret) {
    for (var around : List.of("%s", "key=%s;", "\"%s\"", "see %s, please", "\n%s\n", "(%s)")) {
      assertThat(SecretMask.mask(around.formatted(secret))).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void changesNothingInAMaskedText(String line) {
    var masked = SecretMask.mask(line.replace("|", ""));
    assertThat(SecretMask.mask(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "session 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "src/main/java/dev/pointsman/journal/SecretMaskTest.java:42",
        "public static CompletableFuture<HttpResponse<String>> sendRequestAsyncWithRetries(int n)",
        "password = getPassword();",
        "this.password = password_field.getText()",
        "String password = request.getParameter(\"password\");",
        "password: string;",
        "if (token == null) return tokenizer.nextToken();",
        "max_tokens=4096, input_tokens: 12000",
        "token_url: https://auth.example.com/oauth2/token1",
        "export PASSWORD=$DB_PASSWORD",
        "password: ${{ secrets.DB_PASSWORD }}",
        "git@github.com:acme/shop.git",
        "npm install @types/node@18.0.0 react@18.2.0",
        "@Override public String toString()",
        "toolu_01A09q90qw90lq917835lq9",
        "\"integrity\": \"sha512-Zx9Kd8Lm2Qp4Rt6Vw1Yb3Nc5Zx9Kd8Lm2Qp4Rt6Vw1Yb3Nc5==\"",
        "MAX_RETRIES_BEFORE_CIRCUIT_OPENS_2 = 3",
        "https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/ScopedValue.html",
        "a == b ? c : d",
        "Basic authentication and bearer tokens are explained below",
        "sk-learn is no key, nor is task-runner-with-a-long-name",
        ""
      })
  void leavesCodeHashesAndProseAlone(String line) {
    assertThat(SecretMask.mask(line)).isEqualTo(line);
  }

  @Test
  void hidesNearlyEveryRandomToken() {
    var random = new Random(11);
    var bytes = new byte[30];
    var shown = 0;
    for (var round = 0; round < 1_000; round++) {
      random.nextBytes(bytes);
      var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      shown += SecretMask.mask("value " + token + " end").contains(token) ? 1 : 0;
    }
    assertThat(shown).isLessThan(50);
  }

  @Test
  void keepsNamesOfRequestsReadable() {
    assertThat(SecretMask.identifier("req_011CSHoEeqs5C35K2UUqR7Fy"))
        .isEqualTo("req_011CSHoEeqs5C35K2UUqR7Fy");
    assertThat(SecretMask.identifier("thread:q7Zk2Lw9Xc4Vb6Nm1As3Df5Gh8Jk0Pq"))
        .isEqualTo("thread:q7Zk2Lw9Xc4Vb6Nm1As3Df5Gh8Jk0Pq");
  }

  @Test
  void keepsApartTheNamesThatHoldSecrets() {
    var one = SecretMask.identifier("session:jane@example.com");
    var other = SecretMask.identifier("session:john@example.com");
    assertThat(one).startsWith("masked-").isNotEqualTo(other).doesNotContain("jane");
    assertThat(SecretMask.identifier(one)).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-",
        "eyJ",
        "eyJ.",
        "a@",
        "@",
        "a:b@",
        "://a:",
        "password=",
        "\"",
        "=",
        ":",
        "\\",
        "Bearer ",
        "-----BEGIN PRIVATE",
        "-----BEGIN ",
        "--password ",
        "x",
        "aB3",
        "aB3/",
        "ghp_",
        "%40",
        "https://"
      })
  void takesLinearTimeWhateverComes(String piece) {
    var text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> SecretMask.mask(text));
  }
}
