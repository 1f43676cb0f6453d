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

  void byteCame() {
    if (firstByte == 0) {
      firstByte = System.nanoTime();
    }
  }

  void used(Usage moved) {
    usage = moved.orReading(size.readBy(UpstreamModel.of(target.offer())));
  }

  Attempt ended(Result result, String note) {
    var now = System.nanoTime();
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
}
