package dev.pointsman.translate;

import dev.pointsman.upstream.Body;
import java.util.List;

/// A request in the upstream's dialect, and what of the client's did not survive.
///
/// @param includeUsage whether the client asked to be told the usage at the end of a stream
/// @param notes sentences without any text of the request
public record TranslatedRequest(Body body, boolean includeUsage, List<String> notes) {
  public TranslatedRequest {
    notes = List.copyOf(notes);
  }
}
