package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A streaming client hears of us however busy the provider is, if nothing of it reaches the
/// client.
class CompanyTest {
  private static final Answer HELLO = Answers.messageStream(Reply.text("Hello"));
  private static final Duration STEP = Duration.ofMillis(50);

  private final Stage stage = pingingAfter(Duration.ofMillis(200));
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  private static Stage pingingAfter(Duration silence) {
    var patience = Duration.ofSeconds(20);
    return new Stage(new Waiting(patience, patience, Duration.ofSeconds(60), silence), 8);
  }

  @Test
  void commentsWithoutABlankLineAreNoCompany() {
    var frames = new ArrayList<>(Collections.nCopies(20, ": keepalive\n"));
    frames.add("\n");
    frames.addAll(HELLO.pieces());
    stage.upstream.then(Answer.events(frames).every(STEP));
    assertKeptCompany();
  }

  @Test
  void anEventThatComesInDribsIsNoCompany() {
    var whole = HELLO.body();
    var letters = List.of(whole.substring(0, 20).split(""));
    var frames = new ArrayList<>(letters);
    frames.add(whole.substring(20));
    stage.upstream.then(Answer.events(frames).every(STEP));
    assertKeptCompany();
  }

  @Test
  void wordsThatAreHeldBackAreNoCompany() {
    var frames =
        new ArrayList<>(Collections.nCopies(20, "event: ping\ndata: {\"type\":\"ping\"}\n\n"));
    frames.addAll(HELLO.pieces());
    stage.upstream.then(Answer.events(frames).every(STEP));
    var served = stage.serve(call(true, target(0)), client, (_, _) -> Optional.empty());
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(client.text().split("\"type\": \"ping\"", -1)).hasSizeGreaterThan(3);
  }

  @Test
  void aStreamThatReachesTheClientNeedsNoPings() {
    var frames = Collections.nCopies(60, ": keepalive\n\n");
    try (var patient = pingingAfter(Duration.ofSeconds(2))) {
      patient.upstream.then(Answer.events(frames).every(STEP));
      patient.serve(call(true, target(0)), client);
    }
    assertThat(client.text()).contains(": keepalive").doesNotContain("event: ping");
  }

  private void assertKeptCompany() {
    var served = stage.serve(call(true, target(0)), client);
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(client.text().split("event: ping", -1)).hasSizeGreaterThan(3);
    assertThat(client.text()).startsWith("event: ping").contains("event: message_stop");
  }
}
