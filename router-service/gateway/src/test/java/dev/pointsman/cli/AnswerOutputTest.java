package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerOutputTest {
  @TempDir private Path folder;

  @Test
  void aPipeStaysOneAndIsWrittenThrough() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> reading = () -> Files.readString(pipe);
      var read = readers.submit(reading);
      write(pipe);
      assertThat(read.get()).isEqualTo("answer\n");
    }
    assertThat(pipe).satisfies(kept -> assertThat(Files.isRegularFile(kept)).isFalse());
  }

  @Test
  void aFileBehindLinksIsReplacedAndTheLinksAreNot() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "before");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    write(Files.createSymbolicLink(folder.resolve("link of a link"), Path.of("link")));
    assertThat(file).hasContent("answer\n").isRegularFile();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aLinkToNothingYetGetsItsFile() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    write(link);
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("file")).hasContent("answer\n");
  }

  @Test
  void aFolderIsRefusedAndStays() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> write(empty))
        .hasMessage(empty + ": expected a file to write to, found a folder");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aPlaceInNoFolderIsNamed() {
    var nowhere = folder.resolve("no/such/out");
    assertThatThrownBy(() -> new AnswerOutput(nowhere.toString()).require())
        .hasMessage(nowhere + ": expected a folder to write it into, found none");
  }

  @Test
  void linksInACircleAreNamed() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> write(link)).hasMessageContaining("circle");
  }

  @Test
  void aNewFileHasTheModeOfAnyNewFile() throws IOException {
    var usual = Files.createFile(folder.resolve("usual"));
    var fresh = folder.resolve("fresh");
    write(fresh);
    assertThat(Files.getPosixFilePermissions(fresh))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void anExistingFileKeepsItsMode() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void whatBreaksOffLeavesWhatWasThere() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "before");
    assertThatThrownBy(() -> new AnswerOutput(file.toString()).write(AnswerOutputTest::breakOff))
        .hasMessage("as told");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(file).hasContent("before");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  private static Integer breakOff(Writer out) throws IOException {
    out.append("half");
    throw new IOException("as told");
  }

  private static void write(Path target) throws IOException {
    var told = new AnswerOutput(target.toString()).write(AnswerOutputTest::answer);
    assertThat(told).isEqualTo(1);
  }

  private static Integer answer(Writer out) throws IOException {
    out.append("answer\n");
    return 1;
  }
}
