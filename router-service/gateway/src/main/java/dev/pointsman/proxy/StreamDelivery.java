package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.proxy.UpstreamSignal.Piece;
import dev.pointsman.proxy.UpstreamSignal.Silence;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Served.Ending;
import dev.pointsman.upstream.SseFramer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Passes one streamed answer on as it comes, with pings in its silences. A slow client slows the
/// provider: one piece is under way at a time.
final class StreamDelivery {
  private static final long LONGEST_RUN_NANOS = 1_000_000;
  private static final long SHORTEST_WAIT_NANOS = 100_000;

  private final Scene scene;
  private final UpstreamExchange exchange;
  private final Trial trial;
  private final Road.Streamed answer;
  private final HeaderFields headers;
  private long quietNanos;
  private long runningSince = System.nanoTime();
  private boolean isWhole;
  private boolean isLogged;

  StreamDelivery(
      Scene scene, UpstreamExchange exchange, Trial trial, UpstreamReply.Answered answered) {
    this.scene = scene;
    this.exchange = exchange;
    this.trial = trial;
    this.answer = answered.road().streamed();
    var given = answered.head().headers();
    this.headers =
        answered.road().isStraight()
            ? AnswerHeaders.passed(given)
            : AnswerHeaders.translated(given, "text/event-stream; charset=utf-8");
  }

  /// What came of it, once the stream is over; the client has been told.
  Ending deliver() throws ClientGone {
    try {
      while (!isTooQuiet() && scene.untilEnd().isPositive()) {
        switch (next()) {
          case Piece piece -> pass(piece);
          case Silence _ -> keepCompany();
          case End _ -> {
            return end("the provider's answer stopped before its end");
          }
          case Lost lost -> {
            return lost(lost);
          }
          case Head _ -> throw new IllegalStateException("an answer has one head");
        }
      }
      return brokenOff(Result.TIMED_OUT, 504, overdue());
    } catch (SseFramer.TooLong _) {
      return brokenOff(Result.GARBLED, 502, "the provider sent an event beyond all bounds");
    } catch (ClientGone gone) {
      return left(gone);
    }
  }

  /// A client that has the answer's last event need not wait for the provider's last byte.
  private Ending left(ClientGone gone) throws ClientGone {
    if (isWhole) {
      log(Result.ANSWERED, "");
      return Ending.ANSWERED;
    }
    log(Result.CANCELLED, "the client left");
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

  private void pass(Piece piece) throws ClientGone {
    trial.byteCame();
    send(answer.accept(piece.bytes()));
    keepCompany();
    letOthersRun();
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

  private String overdue() {
    return isTooQuiet()
        ? "the provider fell silent before its answer's end"
        : "the provider's answer took longer than a call may";
  }

  private boolean isTooQuiet() {
    return quietNanos > scene.waiting().silence().toNanos();
  }

  private Ending lost(Lost lost) throws ClientGone {
    if (lost.loss() == Loss.CANCELLED) {
      throw new ClientGone();
    }
    return end("the provider's answer broke off: " + lost.reason());
  }

  /// The bytes are over, which is right only if the provider had said so before.
  private Ending end(String whenCut) throws ClientGone {
    send(answer.finish());
    return switch (answer.state()) {
      case FINISHED -> {
        log(Result.ANSWERED, "");
        scene.front().end(Ending.ANSWERED);
        yield Ending.ANSWERED;
      }
      case FAILED -> {
        log(Result.BROKEN_OFF, "the provider said in its stream that it failed");
        scene.front().end(Ending.BROKEN_OFF);
        yield Ending.BROKEN_OFF;
      }
      case RUNNING -> brokenOff(Result.BROKEN_OFF, 502, whenCut);
    };
  }

  private Ending brokenOff(Result result, int status, String note) throws ClientGone {
    log(result, note);
    var ending = scene.front().isOpen() ? Ending.BROKEN_OFF : Ending.ERROR;
    scene.front().fail(new Trouble.Ours(result, status, note), trial.target());
    return ending;
  }

  /// The first word stands: a client may leave while it is told of the end.
  private void log(Result result, String note) {
    if (isLogged) {
      return;
    }
    isLogged = true;
    trial.used(answer.usage());
    scene.log().stopped(answer.stopReason());
    scene.log().note(answer.notes());
    scene.log().add(trial.ended(result, note));
  }
}
