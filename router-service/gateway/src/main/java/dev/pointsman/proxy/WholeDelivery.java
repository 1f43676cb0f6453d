package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.proxy.UpstreamSignal.Loss;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Served.Ending;
import dev.pointsman.upstream.SseFramer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/// Reads one whole answer, a streamed one too if it is held back, and passes it on when it will do.
final class WholeDelivery implements WholeBody.Waiter {
  private static final String EVENTS = "text/event-stream";
  private static final int LARGEST_ANSWER = 64 << 20;
  private static final Trouble.Ours CUT =
      new Trouble.Ours(Result.BROKEN_OFF, 502, "the provider's answer stopped before its end");

  private final Scene scene;
  private final UpstreamExchange exchange;
  private final Trial trial;
  private final UpstreamReply.Answered answered;
  private final Road.Streamed stream;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  WholeDelivery(
      Scene scene, UpstreamExchange exchange, Trial trial, UpstreamReply.Answered answered) {
    this.scene = scene;
    this.exchange = exchange;
    this.trial = trial;
    this.answered = answered;
    this.stream = answered.road().streamed();
  }

  /// What came of reading an answer.
  sealed interface Outcome {
    record Good(Road.Whole.Read answer) implements Outcome {}

    /// What came was an error, in a stream's first frame or as the whole answer.
    record TakenBack(Trouble trouble) implements Outcome {}

    /// What came is whole, and no answer that could be passed on.
    record Unsound(Trouble trouble) implements Outcome {}

    record Bad(Trouble trouble) implements Outcome {}
  }

  Outcome read() throws ClientGone {
    trial.byteCame();
    try {
      return switch (WholeBody.read(exchange, LARGEST_ANSWER, this)) {
        case WholeBody.Read(var body) -> isStream() ? assembled() : read(body);
        case WholeBody.Failed(var loss, var reason) -> failed(loss, reason);
      };
    } catch (SseFramer.TooLong _) {
      return bad(Result.GARBLED, 502, "the provider sent an event beyond all bounds");
    } finally {
      if (isStream()) {
        trial.used(stream.meter().usage());
      }
    }
  }

  /// A stream is read along with, so that what was written is known however it ends; what the
  /// client would get of it is kept instead.
  @Override
  public boolean keeps(Body piece) {
    if (isStream()) {
      held.writeBytes(stream.accept(piece).bytes());
    }
    return !isStream();
  }

  Target target() {
    return trial.target();
  }

  /// Sends an answer that was read.
  Ending send(Road.Whole.Read answer) throws ClientGone {
    var front = scene.front();
    if (!fits()) {
      var note = "the provider answered a stream's request with a whole answer, too late to say so";
      front.fail(new Trouble.Ours(Result.GARBLED, 502, note), trial.target());
      return Ending.ERROR;
    }
    if (!front.isOpen()) {
      open(answer);
    }
    front.send(answer.body());
    front.end(Ending.ANSWERED);
    return Ending.ANSWERED;
  }

  private void open(Road.Whole.Read answer) throws ClientGone {
    var given = answered.head().headers();
    var headers =
        answered.road().isStraight()
            ? AnswerHeaders.passedWhole(given)
            : AnswerHeaders.translated(given, isStream() ? EVENTS : "application/json");
    var length = Integer.toString(answer.body().length());
    scene
        .front()
        .open(answered.head().status(), headers.with("content-length", length), trial.target());
  }

  /// Writes the try down, paid for whether it is used or not.
  void log(Road.Whole.Read answer, Result result, String note) {
    trial.used(answer.usage());
    scene.log().stopped(answer.stopReason());
    scene.log().note(answer.notes());
    scene.log().add(trial.ended(result, note));
  }

  @Override
  public Duration patience(Duration quiet) {
    var left = Scene.shorter(scene.waiting().silence().minus(quiet), scene.untilEnd());
    return Scene.shorter(scene.untilPing(), left);
  }

  /// A held stream's client hears of us as that of any other.
  @Override
  public void waited() throws ClientGone {
    scene.keepCompany(AnswerHeaders.STREAM, trial.target());
  }

  /// Whether the client can still be sent this answer: after a ping only as a stream.
  boolean fits() {
    return isStream() || !scene.front().isOpen();
  }

  private boolean isStream() {
    return AnswerHeaders.mediaType(answered.head().headers()).equals(EVENTS);
  }

  private Outcome assembled() {
    held.writeBytes(stream.finish().bytes());
    return switch (stream.state()) {
      case RUNNING -> new Outcome.Bad(CUT);
      case FAILED ->
          stream
              .meter()
              .opening()
              .<Outcome>map(failure -> new Outcome.TakenBack(answered.takenBack(failure)))
              .orElseGet(this::failed);
      case FINISHED ->
          new Outcome.Good(
              new Road.Whole.Read(
                  Body.of(held.toByteArray()),
                  stream.meter().usage(),
                  stream.meter().stopReason(),
                  stream.notes()));
    };
  }

  private Outcome read(Body body) {
    return switch (answered.road().whole(body)) {
      case Road.Whole.Read read -> new Outcome.Good(read);
      case Road.Whole.Failed(var failure) -> new Outcome.TakenBack(answered.takenBack(failure));
      case Road.Whole.Refused(var failure) -> new Outcome.Bad(answered.takenBack(failure));
      case Road.Whole.Garbled(var reason, var usage) -> {
        trial.used(usage);
        yield new Outcome.Unsound(Trouble.Ours.garbled(reason));
      }
    };
  }

  private Outcome failed(Loss loss, String reason) throws ClientGone {
    return switch (loss) {
      case CANCELLED -> throw new ClientGone();
      case STALLED -> bad(Result.TIMED_OUT, 504, "the provider's answer stopped: " + reason);
      case UNREACHABLE, UNANSWERED, CUT, GARBLED ->
          bad(Result.BROKEN_OFF, 502, "the provider's answer stopped before its end: " + reason);
    };
  }

  private Outcome failed() {
    var why = Trouble.Ours.of(stream, CUT);
    return why.result() == Result.GARBLED ? new Outcome.Unsound(why) : new Outcome.Bad(why);
  }

  private static Outcome bad(Result result, int status, String note) {
    return new Outcome.Bad(new Trouble.Ours(result, status, note));
  }
}
