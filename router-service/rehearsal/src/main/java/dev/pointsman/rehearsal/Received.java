package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A request as the upstream saw it, to the byte, and whether the peer waited for the answer.
public final class Received {
  private static final long NEVER = -1;

  private final String method;
  private final String target;
  private final List<Field> headers;
  private final byte[] body;
  private final int connection;
  private final long arrival = System.nanoTime();
  private final AtomicLong closedNanos = new AtomicLong(NEVER);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  Received(String method, String target, List<Field> headers, byte[] body, int connection) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.connection = connection;
  }

  public String method() {
    return method;
  }

  /// Path and query.
  public String target() {
    return target;
  }

  public String path() {
    var query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// In the order in which they came, names as they were spelt.
  public List<Field> headers() {
    return headers;
  }

  public Optional<String> header(String name) {
    return headers.stream().filter(field -> field.isNamed(name)).map(Field::value).findFirst();
  }

  /// The bytes themselves, for reading only.
  public byte[] body() {
    return body;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The body as JSON; a missing node where it is none.
  public JsonNode json() {
    return Json.lenient(body);
  }

  /// The number of the connection on which it came: the same number means that it was kept alive.
  public int connection() {
    return connection;
  }

  /// How long after the whole request the peer closed the connection; empty while it has not, or
  /// when the answer was over first.
  public Optional<Duration> closedAfter() {
    var nanos = closedNanos.get();
    return nanos == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /// Waits for the peer to close before the answer is over; false when it does not in time.
  public boolean isClosedWithin(Duration patience) throws InterruptedException {
    return closed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Waits for the last step of the answer; false when it does not come in time.
  public boolean isAnsweredWithin(Duration patience) throws InterruptedException {
    return answered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void noteAnswered() {
    answered.countDown();
  }

  /// Counts only while the answer is under way: afterwards anyone may close.
  void noteClosed() {
    if (answered.getCount() > 0) {
      closedNanos.compareAndSet(NEVER, System.nanoTime() - arrival);
    }
    closed.countDown();
  }

  /// Waits; true as soon as the peer has gone.
  boolean isGoneAfter(Duration wait) throws InterruptedException {
    return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public String toString() {
    return method + " " + target + " (" + body.length + " bytes)";
  }
}
