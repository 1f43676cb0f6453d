package dev.pointsman.translate;

import java.util.List;
import java.util.Optional;

/// Translates one streamed answer, event by event, for one thread. It never throws for what the
/// upstream says: what is no event of its dialect ends the stream with an error for the client.
public sealed interface StreamTranslator permits ChatStream, MessagesStream {
  /// What the client gets for the data of the upstream's next event; often nothing.
  List<StreamEvent> accept(String data);

  /// What the client gets when the upstream's bytes are at their end: nothing more after an answer
  /// that has finished, an error after one that was cut. Never the end of a message whose end the
  /// upstream did not send.
  List<StreamEvent> finish();

  State state();

  /// Sentences without any text of the answer, complete when the stream is no longer running.
  List<String> notes();

  /// What was wrong with a stream that failed, where the upstream did not say it itself.
  Optional<StreamFault> fault();

  /// How far a stream is.
  enum State {
    RUNNING,
    /// The upstream finished its answer, and the client was told so.
    FINISHED,
    /// The upstream failed or was cut, and the client was told so.
    FAILED
  }
}
