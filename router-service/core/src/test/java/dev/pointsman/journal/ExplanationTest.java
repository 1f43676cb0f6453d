package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
  @TempDir private Path folder;

  @Test
  void tellsWhatCameWhatWasDecidedAndWhatItCost() {
    var file = folder.resolve("journal.db");
    try (var journal = Journal.open(file, JournalSettings.DEFAULT, InstantSource.system())) {
      journal.decided(Entries.entry("dec_1"));
      journal.served(Entries.id("dec_1"), Entries.served());
    }
    var stored = JournalReader.open(file).find(Entries.id("dec_1")).orElseThrow();
    assertThat(Explanation.of(stored))
        .containsExactly(
            "dec_1 at 2026-11-21T10:00:00Z",
            "Call: /v1/messages, a main call for model 'claude-auto', streamed, 1234 bytes, from claude-cli/2.1",
            "Session: session:s1 of tenant local",
            "Measured: context_tokens 41000",
            "Classifier: no answer (over its deadline)",
            "Expected at fast (claude-haiku-4-5): this call 0.044500 USD, until it ships 0.044500 USD",
            "Expected at standard (claude-sonnet-4-6): this call 0.133500 USD, until it ships 0.133500 USD",
            "Expected at premium (claude-opus-4-6): this call 0.222500 USD, until it ships 0.222500 USD",
            "Decision: fast, claude-haiku-4-5 of anthropic",
            "  because forced: the client asks for tier fast",
            "Tried: claude-haiku-4-5 (fast): answered 200; 1000 tokens in, 0 cached, 0 cached anew, 100 out; 0.001500 USD",
            "Served: answered, status 200, 0.001500 USD, after 41 ms, stopped by end_turn");
  }
}
