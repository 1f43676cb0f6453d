package dev.pointsman.upstream;

import dev.pointsman.request.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads along while a streamed answer passes: its usage, why it stopped, whether it came to its
/// end or said that it failed. Events that matter for none of these are not parsed. Used by one
/// thread.
public final class StreamMeter {
  private final StreamTally tally = new StreamTally();
  private final EventMeter events;
  private final Dialect dialect;
  private boolean hasBegun;
  private @Nullable OpeningFailure opening;

  public StreamMeter(Dialect dialect) {
    this.dialect = dialect;
    this.events =
        switch (dialect) {
          case ANTHROPIC_MESSAGES -> new MessagesMeter(tally);
          case OPENAI_CHAT -> new ChatMeter(tally);
          case OPENAI_RESPONSES -> new ResponsesMeter(tally);
        };
  }

  public void accept(SseEvent event) {
    if (!event.data().isEmpty()) {
      events.accept(event);
    }
    if (!hasBegun && !tally.failure.isEmpty()) {
      opening = OpeningFailure.of(dialect, event).orElse(null);
    }
    hasBegun = true;
  }

  /// Whether a frame has come, if only a comment.
  public boolean hasBegun() {
    return hasBegun;
  }

  /// What the very first frame says, where that is an error that another try may mend.
  public Optional<OpeningFailure> opening() {
    return Optional.ofNullable(opening);
  }

  /// Whether all of an event came, though the stream stopped before the frame's end.
  public boolean isWhole(SseEvent event) {
    return ChatMeter.isEndMark(event) || UpstreamJson.read(event.data()).isObject();
  }

  /// The tokens so far: as told at the end, else with the output estimated from what has passed.
  public Usage usage() {
    var told = tally.usage;
    if (tally.isFinished && told.isComplete()) {
      return told;
    }
    var passed = Usage.untold(tally.characters()).output();
    var output = told.output().compareTo(passed) > 0 ? told.output() : passed;
    return told.writing(output, false);
  }

  /// The stream is at its end: some servers of OpenAI's dialect leave out the last `[DONE]`.
  public void end() {
    tally.isFinished |= events instanceof ChatMeter && !tally.stopReason.isEmpty();
  }

  /// Why the model stopped, in the dialect's words; empty until it has said.
  public String stopReason() {
    return tally.stopReason;
  }

  /// The provider's word for a failure that it reported in the stream; empty when there was none.
  public String failure() {
    return tally.failure;
  }

  /// Whether the answer has come to its end, with or without success.
  public boolean isOver() {
    return tally.isFinished || !tally.failure.isEmpty();
  }

  /// Whether the provider said that its answer is complete.
  public boolean isFinished() {
    return tally.isFinished;
  }

  /// Whether a tool call has begun whose arguments are not whole: to the client it is no call.
  public boolean hasOpenCall() {
    return tally.calls.isAnyOpen();
  }

  /// Whether an event was not the JSON that the dialect has there.
  public boolean isGarbled() {
    return tally.isGarbled;
  }
}
