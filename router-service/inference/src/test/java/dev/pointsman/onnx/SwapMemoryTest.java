package dev.pointsman.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SwapMemoryTest {
  private static final long MOST_KIB = 2 * 1024;

  @TempDir private Path folder;

  @Test
  void swapsLeaveNoNativeMemoryBehind() throws IOException, InterruptedException {
    var grown = folder.resolve("grown");
    var process = swapping().redirectOutput(grown.toFile()).redirectError(Redirect.INHERIT).start();
    assertThat(process.waitFor()).isZero();
    assertThat(Long.parseLong(Files.readString(grown).strip())).isLessThan(MOST_KIB);
  }

  /// The heap is touched at once, so that what grows is native.
  private static ProcessBuilder swapping() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+AlwaysPreTouch",
            "-Xms64m",
            "-Xmx64m",
            SwapMemory.class.getName());
    // Not as an option: ONNX Runtime 1.29 crashes when the command line is longer than 4 KiB.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
