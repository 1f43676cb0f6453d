package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.RequestSize;
import dev.pointsman.upstream.Usage;
import java.time.Duration;

/// The record of one try while it runs.
final class Trial {
  private final Target target;
  private final RequestSize size;
  private final long start = System.nanoTime();
  private long firstByte;
  private int status;
  private boolean isSent;
  private String requestId = "";
  private Usage usage = Usage.UNKNOWN;

  /// Begins a record.
  ///
  /// @param size of the request
  Trial(Target target, RequestSize size) {
    this.target = target;
    this.size = size;
  }

  Target target() {
    return target;
  }

  void head(UpstreamSignal.Head head) {
    status = head.status();
    requestId = AnswerHeaders.requestId(head.headers());
  }

  /// Whether all of the request went out.
  void sent(boolean isAll) {
    isSent = isAll;
  }

  void byteCame() {
    if (firstByte == 0) {
      firstByte = System.nanoTime();
    }
  }

  void used(Usage moved) {
    usage = moved.orReading(measured());
  }

  private Usage measured() {
    return size.readBy(UpstreamModel.of(target.offer()));
  }

  Attempt ended(Result result, String note) {
    var now = System.nanoTime();
    if (wasGivenUp(result)) {
      usage = usage.orRead(measured());
    }
    return new Attempt(
        target,
        result,
        status,
        usage,
        usage.costAt(target.offer().price()),
        Duration.ofNanos((firstByte == 0 ? now : firstByte) - start),
        Duration.ofNanos(now - start),
        requestId,
        note);
  }

  /// Whether we stopped waiting for a provider that was at work: it has read the request, and
  /// charges for it. A provider that fails by itself does not.
  private boolean wasGivenUp(Result result) {
    var isEarly = result == Result.CANCELLED || result == Result.TIMED_OUT;
    return isEarly && isSent && status < 300;
  }
}
