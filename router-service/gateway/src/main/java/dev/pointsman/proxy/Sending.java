package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamReply.Abandoned;
import dev.pointsman.proxy.UpstreamReply.Answered;
import dev.pointsman.proxy.UpstreamReply.Broken;
import dev.pointsman.proxy.UpstreamReply.Elsewhere;
import dev.pointsman.proxy.UpstreamReply.Rejected;
import dev.pointsman.proxy.UpstreamReply.Retryable;
import dev.pointsman.proxy.UpstreamSignal.End;
import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.proxy.UpstreamSignal.Lost;
import dev.pointsman.proxy.UpstreamSignal.Piece;
import dev.pointsman.proxy.UpstreamSignal.Silence;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.RetryAdvice;
import java.time.Duration;
import java.time.InstantSource;

/// Sends a call to one target and waits for its reply; a streaming client is kept company
/// meanwhile.
final class Sending {
  private static final int LARGEST_ERROR = 1 << 20;
  private static final Duration LONGEST_ERROR = Duration.ofSeconds(10);

  private final Scene scene;
  private final UpstreamExchange exchange;
  private final Road.Return road;
  private final Trial trial;
  private final InstantSource clock;

  Sending(
      Scene scene, UpstreamExchange exchange, Road.Return road, Trial trial, InstantSource clock) {
    this.scene = scene;
    this.exchange = exchange;
    this.road = road;
    this.trial = trial;
    this.clock = clock;
  }

  UpstreamReply reply() throws ClientGone {
    try {
      return awaited();
    } finally {
      trial.sent(exchange.isSent());
    }
  }

  private UpstreamReply awaited() throws ClientGone {
    while (scene.untilFirstByte().isPositive()) {
      var left = scene.untilFirstByte();
      switch (exchange.next(Scene.shorter(scene.untilPing(), left), left)) {
        case Silence _ -> scene.keepCompany(AnswerHeaders.STREAM, trial.target());
        case Head head -> {
          return headed(head);
        }
        case Lost lost -> {
          return lost(lost);
        }
        case Piece _, End _ -> throw new IllegalStateException("an answer opens with its head");
      }
    }
    return new Broken(
        new Trouble.Ours(
            Result.TIMED_OUT,
            504,
            "the provider gave no answer within "
                + scene.waiting().firstByte().toSeconds()
                + " s"));
  }

  private UpstreamReply lost(Lost lost) {
    return switch (lost.loss()) {
      case UNREACHABLE -> new Retryable(ours(Result.UNREACHABLE, lost.reason()));
      case UNANSWERED -> new Elsewhere(ours(Result.UNREACHABLE, lost.reason()));
      case STALLED -> new Broken(new Trouble.Ours(Result.TIMED_OUT, 504, lost.reason()));
      case CUT ->
          new Broken(ours(Result.BROKEN_OFF, "the provider gave no answer: " + lost.reason()));
      case GARBLED ->
          new Broken(ours(Result.GARBLED, "the provider answered no HTTP: " + lost.reason()));
      case CANCELLED -> new Abandoned();
    };
  }

  private static Trouble ours(Result result, String note) {
    return new Trouble.Ours(result, 502, note);
  }

  private UpstreamReply headed(Head head) throws ClientGone {
    trial.head(head);
    if (head.status() < 200 || head.status() > 299) {
      return refused(head);
    }
    var encoding = AnswerHeaders.encoding(head.headers());
    if (!encoding.isEmpty()) {
      return new Broken(ours(Result.GARBLED, encoded(encoding)));
    }
    var type = AnswerHeaders.mediaType(head.headers());
    var isStream = type.equals("text/event-stream") && scene.call().isStream();
    return isStream || isJson(type) || isUntold(type)
        ? new Answered(new Head(head.status(), told(head)), road)
        : new Broken(ours(Result.GARBLED, came(head)));
  }

  /// Some servers leave the type of a whole answer out: what came is read to see what it is.
  private boolean isUntold(String type) {
    return type.isEmpty() && !scene.call().isStream();
  }

  private UpstreamReply refused(Head head) throws ClientGone {
    var trouble = trouble(head);
    return switch (advice(head)) {
      case RetryAdvice.Retry _, RetryAdvice.RetryAfter _ -> new Retryable(trouble);
      case RetryAdvice.Never _ ->
          isTheTargets(head.status()) ? new Elsewhere(trouble) : new Rejected(trouble);
    };
  }

  private HeaderFields told(Head head) {
    return RetryAdvice.inWholeSeconds(head.headers(), clock.instant());
  }

  private RetryAdvice advice(Head head) {
    return RetryAdvice.of(head.status(), head.headers(), clock.instant());
  }

  /// Redirects, keys, rights and unknown models are the target's affair, and so is its own failure.
  private static boolean isTheTargets(int status) {
    return status < 400
        || status == 401
        || status == 403
        || status == 404
        || status == 408
        || status == 409
        || status == 429
        || status >= 500;
  }

  private Duration asked(Head head) {
    return advice(head) instanceof RetryAdvice.RetryAfter(var pause) ? pause : Duration.ZERO;
  }

  private Trouble trouble(Head head) throws ClientGone {
    var asked = asked(head);
    var status = head.status();
    if (status < 400) {
      return ours(Result.GARBLED, came(head));
    }
    var body = error();
    var type = AnswerHeaders.mediaType(head.headers());
    if (!isJson(type) && !(type.isEmpty() && body.text().stripLeading().startsWith("{"))) {
      return new Trouble.Ours(RetryAdvice.result(status), told(status), came(head), asked);
    }
    if (road.isStraight()) {
      var headers = AnswerHeaders.passed(told(head));
      return new Trouble.Theirs(RetryAdvice.result(status), status, headers, body, asked);
    }
    var headers = AnswerHeaders.translated(told(head), "application/json");
    return new Trouble.Theirs(
        RetryAdvice.result(status), status, headers, road.error(status, body), asked);
  }

  /// Clients mend what a 4xx says is wrong, and send again what a bad gateway did not take.
  private static int told(int status) {
    return status < 500 || status == 503 || status == 529 ? status : 502;
  }

  /// An error's body if it comes in time: its status says enough.
  private Body error() throws ClientGone {
    var waiter = new ErrorWaiter(scene, System.nanoTime() + LONGEST_ERROR.toNanos());
    return WholeBody.read(exchange, LARGEST_ERROR, waiter) instanceof WholeBody.Read(var body)
        ? body
        : Body.EMPTY;
  }

  /// Waits for less long than a client needs company, however slowly the text comes.
  private record ErrorWaiter(Scene scene, long deadline) implements WholeBody.Waiter {
    @Override
    public Duration patience(Duration quiet) {
      return Scene.shorter(scene.untilFirstByte(), Duration.ofNanos(deadline - System.nanoTime()));
    }

    @Override
    public boolean keeps(Body piece) {
      return true;
    }

    @Override
    public void waited() {}
  }

  private static boolean isJson(String type) {
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static String encoded(String encoding) {
    return "the provider answered with a body encoded as %s, though it was asked for a plain one"
        .formatted(named(encoding, "something unknown"));
  }

  /// What a stranger sent is quoted only where it looks like a name.
  private static String named(String word, String otherwise) {
    return word.matches("[a-z0-9.+/-]{1,60}") ? word : otherwise;
  }

  private static String came(Head head) {
    var named = named(AnswerHeaders.mediaType(head.headers()), "no known media type");
    return "the provider answered status %d with %s, which is no answer of its API"
        .formatted(head.status(), named);
  }
}
