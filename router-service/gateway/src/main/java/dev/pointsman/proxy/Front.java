package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Ping;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;

/// The client's end while one call is served: knows whether anything was sent yet, after which
/// there is no other status and no second model.
final class Front {
  private final ClientSide client;
  private final Escort escort;
  private final Dialect dialect;
  private final CallLog log;
  private int status;
  private long lastSent = System.nanoTime();

  Front(ClientSide client, Escort escort, Dialect dialect, CallLog log) {
    this.client = client;
    this.escort = escort;
    this.dialect = dialect;
    this.log = log;
  }

  Dialect dialect() {
    return dialect;
  }

  boolean isOpen() {
    return status != 0;
  }

  /// What the client was sent, 0 for nothing.
  int status() {
    return status;
  }

  void open(int answerStatus, HeaderFields headers, Target target) throws ClientGone {
    escort.awaitReceipt();
    var all = headers;
    for (var label : escort.labels(target).fields()) {
      all = all.with(label.name(), label.value());
    }
    status = answerStatus;
    client.head(answerStatus, all);
  }

  void send(Body bytes) throws ClientGone {
    if (bytes.length() > 0) {
      client.write(bytes.bytes(), 0, bytes.length());
      client.flush();
      lastSent = System.nanoTime();
    }
  }

  /// How long the client has been sent nothing.
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - lastSent);
  }

  /// Tells a streaming client that we are alive; its head goes first.
  void ping(HeaderFields headers, Target target) throws ClientGone {
    if (!isOpen()) {
      open(200, headers, target);
    }
    send(Ping.of(dialect));
  }

  void end(Ending ending) throws ClientGone {
    escort.ending(log.served(ending, status));
    client.end();
  }

  /// Sends an answer of our own, whole.
  void answer(Body body, Target target) throws ClientGone {
    var headers =
        HeaderFields.of(
            "content-type", "application/json", "content-length", Integer.toString(body.length()));
    open(200, headers, target);
    send(body);
    end(Ending.ANSWERED);
  }

  void abort() {
    client.abort();
  }

  /// Says that there is no answer: with its status while none was sent, else within the stream.
  void fail(Trouble trouble, Target target) throws ClientGone {
    if (isOpen()) {
      send(frame(trouble));
      end(Ending.BROKEN_OFF);
    } else {
      var body = body(trouble);
      var length = Integer.toString(body.length());
      open(trouble.status(), headers(trouble).with("content-length", length), target);
      send(body);
      end(Ending.ERROR);
    }
  }

  private Body body(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Theirs theirs -> theirs.body();
      case Trouble.Ours ours -> new DialectError(ours.status(), ours.note()).body(dialect);
    };
  }

  private static HeaderFields headers(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Theirs theirs -> theirs.headers();
      case Trouble.Ours ours -> {
        var headers = HeaderFields.of("content-type", "application/json");
        yield ours.retryAfter().isZero()
            ? headers
            : headers.with("retry-after", seconds(ours.retryAfter()));
      }
    };
  }

  /// In whole seconds, rounded up.
  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  /// The lines of a provider's error become the lines of one event.
  private Body frame(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Ours ours -> new DialectError(ours.status(), ours.note()).event(dialect);
      case Trouble.Theirs theirs -> {
        var data = "data: " + theirs.body().text().strip().replaceAll("\\R", "\ndata: ") + "\n\n";
        yield switch (dialect) {
          case ANTHROPIC_MESSAGES -> Body.of("event: error\n" + data);
          case OPENAI_CHAT -> Body.of(data);
          case OPENAI_RESPONSES ->
              new DialectError(theirs.status(), "the provider failed").event(dialect);
        };
      }
    };
  }
}
