package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.proxy.TestAuthority.Display;
import dev.pointsman.proxy.TestAuthority.Shown;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Providers whose certificates are good, and others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamTlsTest {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);
  private static final int OPENING = 5;

  @TempDir private static Path folder;
  private TestAuthority authority;

  @BeforeAll
  void makeKeys() throws IOException, InterruptedException {
    authority = TestAuthority.in(folder);
  }

  @Test
  void aGoodCertificateOfATrustedAuthorityServes() throws Exception {
    try (var stage = stage(authority.display(Shown.GOOD))) {
      var client = new RecordedClient();
      stage.serve(call(true, target(0)), client);
      assertThat(client.text()).contains("Hello", "message_stop");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED,   its certificate has expired",
    "ELSEWHERE, its certificate is for another host",
    "STRANGE,   no authority that this JVM trusts has signed its certificate"
  })
  void trial19ABadCertificateIsUnreachableAndSaysWhy(Shown shown, String why) throws Exception {
    try (var upstream = upstream(authority.display(shown))) {
      var expected =
          "no trusted TLS connection to 127.0.0.1:%d: %s".formatted(upstream.port(), why);
      assertThat(first(upstream.base())).isEqualTo(new Lost(Loss.UNREACHABLE, expected));
    }
  }

  @Test
  void trial19AServerThatSpeaksNoTlsIsUnreachable() throws Exception {
    try (var plain = ScriptedUpstream.start()) {
      assertThat(first(URI.create("https://127.0.0.1:" + plain.port())))
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.loss()).isEqualTo(Loss.UNREACHABLE));
    }
  }

  @Test
  void trial19AHandshakeThatIsNeverAnsweredEndsInTime() throws Exception {
    try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      var start = System.nanoTime();
      first(URI.create("https://127.0.0.1:" + silent.getLocalPort()), IMPATIENT);
      var late = Duration.ofMillis((long) TrialSize.of(100, 5_000));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(IMPATIENT, IMPATIENT.plus(late));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
  void trial19ABadCertificateIsAnErrorOfTheDialectInTime(Shown shown) throws Exception {
    try (var stage = stage(authority.display(shown))) {
      stage.serve(call(true, target(0)), new RecordedClient());
      var client = new RecordedClient();
      var served = stage.serve(call(true, target(1)), client);
      assertThat(client.status()).isEqualTo(502);
      assertThat(error(client).path("type").asText()).isEqualTo("api_error");
      assertThat(error(client).path("message").asText()).contains("no trusted TLS connection");
      assertThat(served.attempts()).extracting(Attempt::result).containsOnly(Result.UNREACHABLE);
      assertThat(served.total()).isLessThan(CONNECT.plusMillis(100));
      assertThat(stage.upstream.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
  void trial19TheCircuitOpensAndOneProbeClosesItWhenTheCertificateIsMended(Shown shown)
      throws Exception {
    var display = authority.display(shown);
    try (var stage = stage(display)) {
      for (var i = 0; i < OPENING; i++) {
        stage.serve(call(true, target(0)), new RecordedClient());
      }
      assertThat(result(stage)).isEqualTo(Result.CIRCUIT_OPEN);
      display.show(Shown.GOOD);
      assertThat(result(stage)).isEqualTo(Result.CIRCUIT_OPEN);
      stage.clock.advance(Duration.ofSeconds(61));
      assertThat(result(stage)).isEqualTo(Result.ANSWERED);
      assertThat(result(stage)).isEqualTo(Result.ANSWERED);
    }
  }

  private static Result result(Stage stage) {
    return stage.serve(call(true, target(0)), new RecordedClient()).attempts().getFirst().result();
  }

  private static JsonNode error(RecordedClient client) {
    return JsonReader.read(client.text()).path("error");
  }

  private UpstreamSignal first(URI base) throws IOException, GeneralSecurityException {
    return first(base, CONNECT);
  }

  private UpstreamSignal first(URI base, Duration connect)
      throws IOException, GeneralSecurityException {
    var request =
        new UpstreamRequest(base.resolve("/v1/messages"), HeaderFields.NONE, Body.of("{}"));
    try (var transport = transport(connect);
        var exchange = transport.exchange(request)) {
      return exchange.next(Duration.ofSeconds(20));
    }
  }

  private Stage stage(Display display) throws IOException, GeneralSecurityException {
    return new Stage(upstream(display), transport(CONNECT));
  }

  private static ScriptedUpstream upstream(Display display) throws GeneralSecurityException {
    return ScriptedUpstream.startSecure(
        display.tls(), request -> Answers.to(request, Reply.text("Hello")));
  }

  private UpstreamTransport transport(Duration connect)
      throws IOException, GeneralSecurityException {
    return new UpstreamTransport(connect, authority.client().getSocketFactory());
  }
}
