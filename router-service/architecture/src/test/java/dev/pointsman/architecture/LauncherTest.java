package dev.pointsman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rig.AotRecording;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Starts the service as users do, with AOT caches good and bad. The JVM's own log tells where its
/// classes came from. Alone: another test has the launcher record, too, and both would take twice
/// as long.
@Isolated
class LauncherTest {
  private static final Pattern NOTHING_ODD =
      Pattern.compile("Pointsman listens on http://127.0.0.1:\\d+ \\(model pointsman-\\d+\\)\n");
  private static final String FROM_CACHE = "dev.pointsman.Main source: shared objects file";
  private static final String FROM_JAR = "dev.pointsman.Main source: file:";
  private static final int CALLS = 8;
  private static final long HALF = 20_000_000;

  private static byte[] recorded = {};
  private ScratchProject project;

  @BeforeAll
  static void recordOnce() throws IOException, InterruptedException {
    try (var project = ScratchProject.create()) {
      new AotRecording(project.jar(), project.root().resolve("models"), CALLS)
          .writeTo(project.cache());
      recorded = Files.readAllBytes(project.cache());
    }
  }

  @BeforeEach
  void projectWithCache() throws IOException {
    project = ScratchProject.create();
    Files.write(project.cache(), recorded);
  }

  @AfterEach
  void deleteProject() throws IOException {
    project.close();
  }

  @Test
  void theServiceStartsFromItsCache() throws IOException, InterruptedException {
    assertThat(classesOfTheService()).contains(FROM_CACHE);
  }

  @Test
  void aDamagedCacheIsPassedOverInSilence() throws IOException, InterruptedException {
    try (var cache = FileChannel.open(project.cache(), StandardOpenOption.WRITE)) {
      cache.truncate(HALF);
    }
    assertThat(classesOfTheService()).contains(FROM_JAR);
  }

  @Test
  void theCacheOfAnotherBuildIsPassedOverInSilence() throws IOException, InterruptedException {
    project.buildAnotherJar();
    assertThat(classesOfTheService()).contains(FROM_JAR);
  }

  /// The second waits, and finds that all is built.
  @Test
  void twoLaunchersAtOnceBuildOnce() throws IOException, InterruptedException {
    var builds = project.root().resolve("builds");
    var bin = Files.createDirectories(project.root().resolve("bin"));
    var maven = bin.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho built >> '%s'\nsleep 1\n".formatted(builds));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.createFile(project.root().resolve("router-service/core/src/main/Newer.java"));
    var launchers = List.of(version(bin), version(bin));
    for (var launcher : launchers) {
      assertThat(launcher.waitFor()).isZero();
    }
    assertThat(Files.readAllLines(builds)).containsExactly("built");
  }

  private Process version(Path bin) throws IOException {
    var builder =
        new ProcessBuilder(project.root().resolve("scripts/pointsman").toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    return builder.start();
  }

  /// The runtime of the model would keep events in the user's cache, to send them to its maker.
  @Test
  void nobodyIsToldThatAModelRuns() throws IOException, InterruptedException {
    var home = Files.createDirectories(project.root().resolve("user"));
    var launcher = project.root().resolve("scripts/pointsman").toString();
    var builder =
        new ProcessBuilder(launcher, "classify", "--input", "-", "--output", "-")
            .redirectErrorStream(true)
            .redirectOutput(project.root().resolve("answers").toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("ORT_DISABLE_TELEMETRY");
    builder.environment().remove("XDG_CACHE_HOME");
    var classify = builder.start();
    try (var lines = classify.outputWriter()) {
      lines.write("{\"prompt\":\"why is this red\"}\n");
    }
    classify.waitFor();
    assertThat(Files.readString(project.root().resolve("answers"))).contains("\"sufficiency\"");
    try (var left = Files.walk(home)) {
      assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("Microsoft");
    }
  }

  /// Until it listens.
  private String classesOfTheService() throws IOException, InterruptedException {
    var said = project.root().resolve("said");
    var classes = project.root().resolve("classes");
    var launcher = project.root().resolve("scripts/pointsman").toString();
    var builder =
        new ProcessBuilder(launcher, "serve", "--port", "0")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("POINTSMAN_HOME", project.root().resolve("home").toString());
    builder.environment().put("POINTSMAN_JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    var service = builder.start();
    while (service.isAlive() && !Files.readString(said).endsWith("\n")) {
      Thread.sleep(20);
    }
    service.destroy();
    service.waitFor();
    assertThat(Files.readString(said)).matches(NOTHING_ODD);
    return Files.readString(classes);
  }
}
