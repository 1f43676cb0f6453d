package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real pipeline behind real HTTP while its model is exchanged.
class SwapUnderLoadTest {
  private static final int SWAPS = 100;

  @TempDir private Path folder;

  private TestHome home = new TestHome(Path.of("unset"));
  private SwappingService service;

  @BeforeEach
  void start() throws IOException {
    home = TestHome.in(folder).withTiny("2");
    service = SwappingService.over(home);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aHundredSwapsUnderLoadFailNoCallAndEachDecisionNamesOneVersion() throws Exception {
    try (var load = service.load(3)) {
      for (var swap = 0; swap < SWAPS; swap++) {
        var version = "tiny-" + (2 - swap % 2);
        home.modelFolders().activate(version);
        service.look();
        assertThat(service.classify("after")).contains("\"model_version\":\"" + version + "\"");
      }
      assertThat(load.answers()).hasSizeGreaterThan(SWAPS).allMatch(SwapUnderLoadTest::namesOne);
      assertThat(service.fetch("/metrics")).contains("result=\"swapped\"} 100.0");
    }
  }

  private static boolean namesOne(String answer) {
    return answer.startsWith("200 ") && answer.split("\"model_version\":\"tiny-[12]\"").length == 2;
  }

  @Test
  void everyPlaceTellsTheVersionThatServesNow() throws Exception {
    home.modelFolders().activate("tiny-2");
    service.look();
    assertThat(service.fetch("/ready")).contains("\"model\":\"tiny-2\"");
    assertThat(service.fetch("/health")).contains("\"model\":\"tiny-2\"");
    assertThat(service.fetch("/metrics"))
        .contains("pointsman_model_info{version=\"tiny-2\"} 1")
        .doesNotContain("version=\"tiny-1\"");
  }

  @Test
  void aCorruptModelLeavesTheOldOneServing() throws Exception {
    home.withCorrupt("3").file("models/ACTIVE", "tiny-3\n");
    IntStream.range(0, 3).forEach(_ -> service.look());
    assertThat(service.classify("still there")).contains("\"model_version\":\"tiny-1\"");
    assertThat(service.fetch("/ready")).startsWith("200 ").contains("tiny-1");
    assertThat(service.fetch("/metrics")).contains("result=\"refused\"} 1.0");
  }

  @Test
  void anActiveFileThatCannotBeMeantLeavesTheOldOneServing() throws Exception {
    home.file("models/ACTIVE", "../tiny-2\n");
    service.look();
    home.file("models/ACTIVE", "tiny-9\n");
    service.look();
    assertThat(service.fetch("/ready")).startsWith("200 ").contains("tiny-1");
    Files.delete(home.models().resolve("ACTIVE"));
    service.look();
    assertThat(service.fetch("/ready")).startsWith("200 ").contains("tiny-1");
  }

  @Test
  void aRefusedModelServesOnceItIsMendedAndActivatedAgain() throws Exception {
    home.withCorrupt("3").file("models/ACTIVE", "tiny-3\n");
    service.look();
    home.mend("3");
    home.modelFolders().activate("tiny-3");
    service.look();
    assertThat(service.fetch("/ready")).contains("tiny-3");
  }
}
