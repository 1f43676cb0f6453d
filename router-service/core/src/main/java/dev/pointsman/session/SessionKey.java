package dev.pointsman.session;

import dev.pointsman.feature.HarnessText;
import dev.pointsman.feature.TextWindow;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import dev.pointsman.unit.TenantId;
import java.util.List;

/// The name of one agent's conversation within a tenant: what the client calls it, or a fingerprint
/// of its beginning where the client has no name for it.
///
/// @param conversation a client's name or a fingerprint, told apart by what it begins with
/// @param agent empty for the main agent
public record SessionKey(TenantId tenant, String conversation, String agent) {
  private static final int SYSTEM_WINDOW = 4_000;
  private static final int PROMPT_WINDOW = 4_000;

  public static SessionKey of(TenantId tenant, ChatRequest request, ClientHints hints) {
    return new SessionKey(tenant, conversation(request, hints), agent(hints));
  }

  private static String conversation(ChatRequest request, ClientHints hints) {
    var identity = hints.identity();
    if (!identity.threadId().isEmpty()) {
      return "thread:" + identity.threadId();
    }
    if (!identity.sessionId().isEmpty()) {
      return "session:" + identity.sessionId();
    }
    var system = HarnessText.strip(TextWindow.head(request.system(), SYSTEM_WINDOW));
    return "start:" + Fingerprint.of(system, firstPrompt(request));
  }

  /// The conversations that somebody may mean who says this: its key, or the client's own name.
  public static List<String> conversationsCalled(String said) {
    return List.of(said, "thread:" + said, "session:" + said);
  }

  /// A sub-agent without a name of its own still does not share its parent's state.
  private static String agent(ClientHints hints) {
    var id = hints.identity().agentId();
    return id.isEmpty() && hints.requestClass().equals("subagent")
        ? "unnamed " + hints.agentType()
        : id;
  }

  private static String firstPrompt(ChatRequest request) {
    return request.messages().stream()
        .filter(message -> message.speaker() == Speaker.USER)
        .map(Message::text)
        .map(HarnessText::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(text -> TextWindow.head(text, PROMPT_WINDOW))
        .orElse("");
  }
}
