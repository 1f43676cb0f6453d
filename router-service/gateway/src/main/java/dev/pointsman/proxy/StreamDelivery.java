package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.proxy.UpstreamSignal.Piece;
import dev.pointsman.proxy.UpstreamSignal.Silence;
import dev.pointsman.translate.StreamFault;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Served.Ending;
import dev.pointsman.upstream.SseFramer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Passes one streamed answer on as it comes, with pings in its silences. A slow client slows the
/// provider: one piece is under way at a time.
final class StreamDelivery {
  private static final long LONGEST_RUN_NANOS = 1_000_000;
  private static final long SHORTEST_WAIT_NANOS = 100_000;
  private static final String LEFT = "the client left";

  private final Scene scene;
  private final UpstreamExchange exchange;
  private final Trial trial;
  private final UpstreamReply.Answered answered;
  private final Road.Streamed answer;
  private final HeaderFields headers;
  private Body unsent = Body.EMPTY;
  private Trouble.@Nullable Ours end;
  private long quietNanos;
  private long runningSince = System.nanoTime();
  private boolean isWhole;
  private boolean isLogged;

  StreamDelivery(
      Scene scene, UpstreamExchange exchange, Trial trial, UpstreamReply.Answered answered) {
    this.scene = scene;
    this.exchange = exchange;
    this.trial = trial;
    this.answered = answered;
    this.answer = answered.road().streamed();
    var given = answered.head().headers();
    this.headers =
        answered.road().isStraight()
            ? AnswerHeaders.passed(given)
            : AnswerHeaders.translated(given, "text/event-stream; charset=utf-8");
  }

  /// Waits for the answer's first frame, unless the client has to hear of us before: the trouble if
  /// the provider takes the answer back with it, of which the client knows nothing then.
  Optional<Trouble> opening() throws ClientGone {
    try {
      while (isRunning() && !answer.meter().hasBegun() && !scene.front().isOpen()) {
        take(next());
      }
    } catch (ClientGone gone) {
      log(Result.CANCELLED, LEFT);
      throw gone;
    }
    return scene.front().isOpen()
        ? Optional.empty()
        : answer.meter().opening().map(answered::takenBack);
  }

  /// What came of it, once the stream is over; the client has been told.
  Ending deliver() throws ClientGone {
    try {
      pass();
      while (isRunning()) {
        take(next());
        pass();
      }
      if (end == null) {
        return brokenOff(overdue());
      }
      return isStillborn() ? brokenOff(end) : told(end);
    } catch (ClientGone gone) {
      return left(gone);
    }
  }

  private boolean isRunning() {
    return end == null && !isTooQuiet() && scene.untilEnd().isPositive();
  }

  private void take(UpstreamSignal signal) throws ClientGone {
    switch (signal) {
      case Piece piece -> take(piece);
      case Silence _ -> keepCompany();
      case End _ -> finish("the provider's answer stopped before its end");
      case Lost lost -> lost(lost);
      case Head _ -> throw new IllegalStateException("an answer has one head");
    }
  }

  private void take(Piece piece) throws ClientGone {
    trial.byteCame();
    try {
      unsent = answer.accept(piece.bytes());
    } catch (SseFramer.TooLong _) {
      end = ours(Result.GARBLED, "the provider sent an event beyond all bounds");
    }
    if (unsent.length() == 0) {
      keepCompany();
    }
  }

  /// A client that has the answer's last event need not wait for the provider's last byte.
  private Ending left(ClientGone gone) throws ClientGone {
    if (isWhole) {
      log(Result.ANSWERED, "");
      return Ending.ANSWERED;
    }
    log(Result.CANCELLED, LEFT);
    throw gone;
  }

  /// The provider's silence is what we wait for it: while a client takes its time to read, nothing
  /// is asked of the provider.
  private UpstreamSignal next() {
    var start = System.nanoTime();
    var signal = exchange.next(Scene.shorter(untilPing(), scene.untilEnd()));
    var end = System.nanoTime();
    quietNanos = signal instanceof Silence ? quietNanos + end - start : 0;
    runningSince = end - start < SHORTEST_WAIT_NANOS ? runningSince : end;
    return signal;
  }

  private void pass() throws ClientGone {
    if (isStillborn()) {
      end = end == null ? garbled() : end;
      return;
    }
    send(unsent);
    unsent = Body.EMPTY;
    letOthersRun();
  }

  /// Whether the answer was over before the client had to hear of it, and not in the provider's own
  /// words: then a status tells it better than a stream.
  private boolean isStillborn() {
    return answer.state() == Road.State.FAILED
        && answer.meter().failure().isEmpty()
        && !scene.front().isOpen();
  }

  /// A virtual thread that never has to wait keeps its processor from all others: a stream that
  /// floods sleeps now and then. To yield would not do, for it leaves alone whoever waits in
  /// another queue.
  private void letOthersRun() {
    if (System.nanoTime() - runningSince > LONGEST_RUN_NANOS) {
      LockSupport.parkNanos(1);
      runningSince = System.nanoTime();
    }
  }

  private void send(Body bytes) throws ClientGone {
    if (bytes.length() > 0) {
      open();
      scene.front().send(bytes);
    }
    isWhole = answer.state() == Road.State.FINISHED;
  }

  private void open() throws ClientGone {
    if (!scene.front().isOpen()) {
      scene.front().open(200, headers, trial.target());
    }
  }

  /// After the answer's last event there is nothing to wait for.
  private Duration untilPing() {
    return answer.state() == Road.State.RUNNING ? scene.untilPing() : scene.waiting().ping();
  }

  private void keepCompany() throws ClientGone {
    if (answer.state() == Road.State.RUNNING) {
      scene.keepCompany(headers, trial.target());
    }
  }

  private Trouble.Ours overdue() {
    var note =
        isTooQuiet()
            ? "the provider fell silent before its answer's end"
            : "the provider's answer took longer than a call may";
    return new Trouble.Ours(Result.TIMED_OUT, 504, note);
  }

  private boolean isTooQuiet() {
    return quietNanos > scene.waiting().silence().toNanos();
  }

  private void lost(Lost lost) throws ClientGone {
    if (lost.loss() == Loss.CANCELLED) {
      throw new ClientGone();
    }
    finish("the provider's answer broke off: " + lost.reason());
  }

  private void finish(String whenCut) {
    unsent = answer.finish();
    end = ours(Result.BROKEN_OFF, whenCut);
  }

  private static Trouble.Ours ours(Result result, String note) {
    return new Trouble.Ours(result, 502, note);
  }

  /// The bytes are over, which is right only if the provider had said so before.
  private Ending told(Trouble.Ours trouble) throws ClientGone {
    return switch (answer.state()) {
      case FINISHED -> {
        log(Result.ANSWERED, "");
        scene.front().end(Ending.ANSWERED);
        yield Ending.ANSWERED;
      }
      case FAILED -> {
        var why = Trouble.Ours.of(answer, trouble);
        log(why.result(), why.note());
        scene.front().end(Ending.BROKEN_OFF);
        yield Ending.BROKEN_OFF;
      }
      case RUNNING -> brokenOff(trouble);
    };
  }

  private Trouble.Ours garbled() {
    var sentence = answer.fault().map(StreamFault::sentence);
    return Trouble.Ours.garbled(sentence.orElse("the provider sent no event of its API"));
  }

  private Ending brokenOff(Trouble.Ours trouble) throws ClientGone {
    log(trouble.result(), trouble.note());
    var ending = scene.front().isOpen() ? Ending.BROKEN_OFF : Ending.ERROR;
    scene.front().fail(trouble, trial.target());
    return ending;
  }

  /// The first word stands: a client may leave while it is told of the end.
  private void log(Result result, String note) {
    if (isLogged) {
      return;
    }
    isLogged = true;
    trial.used(answer.meter().usage());
    scene.log().stopped(answer.meter().stopReason());
    scene.log().note(answer.notes());
    scene.log().add(trial.ended(result, note));
  }
}
