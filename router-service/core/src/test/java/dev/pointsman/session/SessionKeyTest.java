package dev.pointsman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.unit.TenantId;
import org.junit.jupiter.api.Test;

class SessionKeyTest {
  private static final ChatRequest HELLO = Talk.of(Talk.user("hello"));
  private static final ClientHints SESSION = Talk.hints("x-claude-code-session-id", "s1");

  @Test
  void theClientsNameOutlivesTheConversationsBeginning() {
    assertThat(key(HELLO, SESSION)).isEqualTo(key(Talk.of(Talk.user("a summary")), SESSION));
  }

  @Test
  void tenantsNeverShare() {
    var other = SessionKey.of(new TenantId("other"), HELLO, SESSION);
    assertThat(other).isNotEqualTo(key(HELLO, SESSION));
  }

  @Test
  void aSubagentHasItsOwn() {
    var agent = Talk.hints("x-claude-code-session-id", "s1", "x-claude-code-agent-id", "a1");
    assertThat(key(HELLO, agent)).isNotEqualTo(key(HELLO, SESSION));
    var unnamed =
        Talk.hints("x-claude-code-session-id", "s1", "x-claude-code-request-class", "subagent");
    assertThat(key(HELLO, unnamed)).isNotEqualTo(key(HELLO, SESSION));
  }

  @Test
  void codexIsKeyedByThread() {
    var one = Talk.hints("session-id", "s1", "thread-id", "t1");
    var two = Talk.hints("session-id", "s1", "thread-id", "t2");
    assertThat(key(HELLO, one)).isNotEqualTo(key(HELLO, two));
  }

  @Test
  void withoutANameTheBeginningTells() {
    var later =
        Talk.of(
            Talk.user("hello<system-reminder>it is late</system-reminder>"),
            Talk.model("hi"),
            Talk.user("more"));
    assertThat(key(HELLO, ClientHints.NONE)).isEqualTo(key(later, ClientHints.NONE));
    assertThat(key(HELLO, ClientHints.NONE))
        .isNotEqualTo(key(Talk.of(Talk.user("bye")), ClientHints.NONE));
  }

  @Test
  void keepsNoWordOfTheConversation() {
    assertThat(key(HELLO, ClientHints.NONE).conversation()).matches("start:[0-9a-f]{64}");
  }

  @Test
  void aNameCannotPoseAsAFingerprint() {
    var mark = key(HELLO, ClientHints.NONE).conversation();
    assertThat(key(HELLO, Talk.hints("session-id", mark)).conversation()).isNotEqualTo(mark);
  }

  private static SessionKey key(ChatRequest request, ClientHints hints) {
    return SessionKey.of(TenantId.LOCAL, request, hints);
  }
}
