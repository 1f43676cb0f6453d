package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.TestAuthority;
import dev.pointsman.proxy.TestAuthority.Shown;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider behind an authority of the company's own, which POINTSMAN_JAVA_OPTS names.
class TrustStoreTest {
  private static final String CALL =
      """
      {"model":"claude-auto","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}
      """;

  @TempDir private Path folder;

  @Test
  void anAuthorityOfTheJvmsTrustStoreIsTrusted() throws Exception {
    var authority = TestAuthority.in(folder);
    var said =
        answer(
            authority,
            "-Djavax.net.ssl.trustStore=" + authority.trusted(),
            "-Djavax.net.ssl.trustStorePassword=" + TestAuthority.PASSWORD);
    assertThat(said).contains("\"text\":\"Hello\"");
  }

  @Test
  void anotherIsNot() throws Exception {
    assertThat(answer(TestAuthority.in(folder)))
        .contains("\"type\":\"error\"", "no authority that this JVM trusts");
  }

  private String answer(TestAuthority authority, String... options) throws Exception {
    TestHome.in(folder);
    var tls = authority.display(Shown.GOOD).tls();
    try (var upstream =
            ScriptedUpstream.startSecure(tls, request -> Answers.to(request, Reply.text("Hello")));
        var service = ServiceProcess.start(folder, upstream.base(), options);
        var client = HttpClient.newHttpClient()) {
      var target = URI.create(service.address() + "/v1/messages");
      var request = HttpRequest.newBuilder(target).POST(BodyPublishers.ofString(CALL)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
