package dev.pointsman.journal;

import java.util.List;

/// The names by which the client knows a call; outcomes that come later may use them.
///
/// @param promptId groups the calls that one user prompt caused; empty when unknown
/// @param parentAgent the agent that started this one; empty when unknown
/// @param requestIds the client's names for this request, most telling first
public record ClientNames(String promptId, String parentAgent, List<String> requestIds) {
  public static final ClientNames NONE = new ClientNames("", "", List.of());

  public ClientNames {
    requestIds = List.copyOf(requestIds);
  }
}
