package dev.pointsman.proxy;

import dev.pointsman.translate.StreamFault;
import dev.pointsman.upstream.Answer;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.OpeningFailure;
import dev.pointsman.upstream.StreamMeter;
import dev.pointsman.upstream.Usage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A call's way to one target: what is sent there, and how its answers are understood.
public sealed interface Road {
  /// The call cannot be said in the target's dialect; the reason names the field.
  record Closed(String reason) implements Road {}

  /// The answer needs no provider, and here it is.
  ///
  /// @param note what a reader of the decision is told of it
  record Known(Body answer, String note) implements Road {}

  /// The call as it is sent.
  ///
  /// @param notes what was changed beside the model's name
  record Open(UpstreamRequest request, Return answers, List<String> notes) implements Road {
    public Open {
      notes = List.copyOf(notes);
    }
  }

  /// The way back: answers of the target in the client's dialect.
  interface Return {
    /// True when the client and the target speak the same dialect: errors pass as they are.
    boolean isStraight();

    Whole whole(Body answer);

    /// The reader of one streamed answer.
    Streamed streamed();

    /// An error of the target, as the client understands it.
    Body error(int status, Body error);
  }

  /// A whole answer, read.
  sealed interface Whole {
    /// What an answer of the target is to the client.
    ///
    /// @param passed makes of a good answer what may be passed on
    static Whole of(Answer answer, Function<Answer.Read, Whole> passed) {
      return switch (answer) {
        case Answer.Read read -> passed.apply(read);
        case Answer.Failed(var failure) -> new Failed(failure);
        case Answer.Refused(var failure) -> new Refused(failure);
        case Answer.Garbled(var reason) ->
            new Garbled("the provider's answer is none of its API: " + reason, Usage.UNKNOWN);
      };
    }

    /// Which may be passed on.
    record Read(Body body, Usage usage, String stopReason, List<String> notes) implements Whole {
      public Read {
        notes = List.copyOf(notes);
      }
    }

    /// Which is no answer of the dialect.
    ///
    /// @param usage what it cost all the same
    record Garbled(String reason, Usage usage) implements Whole {}

    /// Which is an error that another try may mend.
    record Failed(OpeningFailure failure) implements Whole {}

    /// Which is an error that no other try is known to mend.
    record Refused(OpeningFailure failure) implements Whole {}
  }

  /// A streamed answer while it comes. For one thread.
  interface Streamed {
    /// What the client gets for a piece of the target's answer: whole frames, or nothing yet.
    Body accept(Body piece);

    /// What the client gets when the target's bytes are at their end.
    Body finish();

    State state();

    /// What the target's own frames have told so far.
    StreamMeter meter();

    List<String> notes();

    /// What was wrong with what came, where the target did not say itself that it failed.
    Optional<StreamFault> fault();
  }

  /// How far a streamed answer is.
  enum State {
    RUNNING,
    /// The target said that its answer is complete.
    FINISHED,
    /// The target said that it failed, and the client was told.
    FAILED
  }
}
