package dev.pointsman.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  @Test
  void everyOptionIsTheLaunchers() throws IOException {
    var launcher = Files.readString(Path.of("../../scripts/pointsman"));
    var options = JvmOptions.recording(Path.of("made.aot"));
    assertThat(options)
        .filteredOn(option -> !option.startsWith("-XX:AOTCacheOutput="))
        .hasSizeGreaterThan(2)
        .allSatisfy(option -> assertThat(launcher).contains(option));
  }
}
