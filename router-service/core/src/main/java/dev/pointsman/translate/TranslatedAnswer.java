package dev.pointsman.translate;

import dev.pointsman.upstream.Body;
import java.util.List;

/// An answer in the client's dialect, and what of the upstream's did not survive.
///
/// @param notes sentences without any text of the answer
public record TranslatedAnswer(Body body, List<String> notes) {
  public TranslatedAnswer {
    notes = List.copyOf(notes);
  }
}
