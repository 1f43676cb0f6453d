package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What holds of the review queue, at the running service.
class ReviewFactsTest {
  private static final ScriptedUpstream UPSTREAM =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final LiveGateway GATEWAY =
      LiveGateway.start(UPSTREAM.base(), "relay: {retries: 0, ping_seconds: 1}\n");

  @AfterAll
  static void close() {
    CLIENT.shutdownNow();
    GATEWAY.close();
    UPSTREAM.close();
  }

  @Test
  void theQueueOfAnEmptyJournalIsEmpty() throws Exception {
    var answer = fetch("/v1/review");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"looked_at\":0", "\"reviews\":[]", "\"none\"");
  }

  @Test
  void aBadLimitIsAProblem() throws Exception {
    var answer = fetch("/v1/review?limit=many");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("?limit").contains("a whole number from 1 to 100");
  }

  private static HttpResponse<String> fetch(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(GATEWAY.base().resolve(path)).build(), BodyHandlers.ofString());
  }
}
