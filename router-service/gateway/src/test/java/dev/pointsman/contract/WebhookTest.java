package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// GitHub's own example: secret, body and signature are those of its documentation.
class WebhookTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String EXAMPLE = "Hello, World!";
  private static final String EXAMPLE_SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  private static final String BUILD =
      "{\"commit\":\"0a1b2c3d4e5f60718293a4b5c6d7e8f901234567\",\"passed\":true}";

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveGateway gateway = gateway();

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
    client.close();
  }

  /// The signature is right, so that the body is read, and found to be no build.
  @Test
  void readsWhatIsSigned() throws Exception {
    assertThat(post(EXAMPLE, EXAMPLE_SIGNATURE).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesAnotherBodyUnderTheSameSignature() throws Exception {
    var answer = post(BUILD, EXAMPLE_SIGNATURE);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(detail(answer)).contains("with the configured secret").doesNotContain(SECRET);
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    assertThat(detail(post(BUILD, ""))).contains("expected the header", "got none");
    assertThat(detail(post(BUILD, "sha1=00"))).contains("got another form");
  }

  private HttpResponse<String> post(String body, String signature)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.base().resolve("/v1/outcomes/ci"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature-256", signature);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String detail(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body()).path("detail").asText();
  }

  private LiveGateway gateway() {
    var environment = new HashMap<>(LiveGateway.bothKeys(upstream.base()));
    environment.put("POINTSMAN_WEBHOOK_SECRET", SECRET);
    return LiveGateway.start(environment, "");
  }
}
