package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.MalformedJson;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BadRowTest {
  @Test
  void saysTheLineOfTheFileAndTheColumnInIt() {
    assertThat(row(new MalformedJson("line 1, column 7", "valid JSON", "'x'")))
        .hasMessage("a.jsonl:3: column 7: expected valid JSON, got 'x'");
    assertThat(row(new MalformedJson("/prompt", "a string", "a number")))
        .hasMessage("a.jsonl:3: /prompt: expected a string, got a number");
  }

  @Test
  void leavesTheWordsOfOthersAlone() {
    assertThat(row(new IllegalStateException("line 1, in red")))
        .hasMessage("a.jsonl:3: line 1, in red");
  }

  private static BadRow row(RuntimeException reason) {
    return new BadRow(Path.of("a.jsonl"), 3, reason);
  }
}
