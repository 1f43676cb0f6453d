package dev.pointsman.proxy;

import dev.pointsman.proxy.UpstreamSignal.Head;
import dev.pointsman.upstream.OpeningFailure;
import dev.pointsman.upstream.RetryAdvice;
import java.time.Duration;

/// What came of sending a call to a target, up to the head of its answer.
sealed interface UpstreamReply {
  /// A good answer has begun; its body is still to be read.
  record Answered(Head head, Road.Return road) implements UpstreamReply {
    /// What it comes to that the body opens with a failure: the head's status is no longer true.
    Trouble.Theirs takenBack(OpeningFailure failure) {
      var status = failure.status();
      return new Trouble.Theirs(
          RetryAdvice.result(status),
          status,
          AnswerHeaders.translated(head.headers(), "application/json"),
          road.error(status, failure.error()),
          "the provider answered with an error that stands for status " + status,
          Duration.ZERO);
    }
  }

  /// The provider did not do the work and may do it later, or there was no connection to it.
  record Retryable(Trouble trouble) implements UpstreamReply {}

  /// Another target may take what this one does not: no such model, no right to it, no free place.
  record Elsewhere(Trouble trouble) implements UpstreamReply {}

  /// The request is at fault, and every target would say so.
  record Rejected(Trouble trouble) implements UpstreamReply {}

  /// The provider may have done the work, and perhaps charges for it: never sent again.
  record Broken(Trouble trouble) implements UpstreamReply {}

  /// The client left first.
  record Abandoned() implements UpstreamReply {}
}
