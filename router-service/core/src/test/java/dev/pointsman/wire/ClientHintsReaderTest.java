package dev.pointsman.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ClientHints;
import dev.pointsman.request.Compaction;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientHintsReaderTest {
  @Test
  void readsClaudeCodesHeadersInAnyCase() {
    var hints =
        ClientHintsReader.read(
            Map.of(
                "X-Claude-Code-Session-Id", "s1",
                "x-claude-code-agent-id", "a1",
                "x-claude-code-request-class", "Subagent",
                "x-claude-code-agent-type", "Explore",
                "x-claude-code-context-compacted", "true",
                "x-claude-code-prev-tool-durations", "Bash=742;Read=9;bad;x=-1"));
    assertThat(hints.identity().sessionId()).isEqualTo("s1");
    assertThat(hints.identity().agentId()).isEqualTo("a1");
    assertThat(hints.requestClass()).isEqualTo("subagent");
    assertThat(hints.agentType()).isEqualTo("explore");
    assertThat(hints.compaction()).isEqualTo(Compaction.DONE);
    assertThat(hints.toolDurations())
        .isEqualTo(Map.of("Bash", Duration.ofMillis(742), "Read", Duration.ofMillis(9)));
  }

  @Test
  void readsCodexMetadata() {
    var metadata =
        "{\"thread_id\":\"t2\",\"parent_thread_id\":\"t1\",\"subagent_kind\":\"review\"}";
    var hints = ClientHintsReader.read(Map.of("x-codex-turn-metadata", metadata));
    assertThat(hints.identity().agentId()).isEqualTo("t2");
    assertThat(hints.identity().parentId()).isEqualTo("t1");
    assertThat(hints.requestClass()).isEqualTo("subagent");
    assertThat(hints.agentType()).isEqualTo("review");
  }

  @Test
  void readsOpenCodesSessions() {
    var hints = ClientHintsReader.read(Map.of("x-session-id", "s1", "x-session-affinity", "s1"));
    assertThat(hints.identity().sessionId()).isEqualTo("s1");
    assertThat(hints.identity().agentId()).isEmpty();
    assertThat(hints.requestClass()).isEmpty();
  }

  @Test
  void takesAnOpenCodeSessionWithAParentForASubagent() {
    var hints = ClientHintsReader.read(Map.of("x-session-id", "s2", "x-parent-session-id", "s1"));
    assertThat(hints.identity().agentId()).isEqualTo("s2");
    assertThat(hints.identity().parentId()).isEqualTo("s1");
    assertThat(hints.requestClass()).isEqualTo("subagent");
  }

  @Test
  void takesMalformedHintsForAbsent() {
    var hints =
        ClientHintsReader.read(
            Map.of(
                "x-codex-turn-metadata", "{broken",
                "session-id", "x".repeat(10_000),
                "x-pointsman-role", "a\r\nb"));
    assertThat(hints).isEqualTo(ClientHints.NONE);
  }
}
