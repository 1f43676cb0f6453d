package dev.pointsman.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  @TempDir private Path home;

  @Test
  void aFileIsOnTheDiskBeforeItHasItsName() throws IOException {
    var draft = Files.writeString(home.resolve(".draft"), "new");
    var target = Files.writeString(home.resolve("file"), "old");
    var forced = ForcedPaths.within(home, () -> Publication.publish(draft, target));
    assertThat(forced).containsExactly(draft);
    assertThat(target).hasContent("new");
    assertThat(draft).doesNotExist();
  }

  @Test
  void aFolderIsOnTheDiskWithAllThatIsInItBeforeItHasItsName() throws IOException {
    var draft = home.resolve(".draft");
    var inner = Files.createDirectories(draft.resolve("inner"));
    var deep = Files.writeString(inner.resolve("deep"), "words");
    var target = home.resolve("folder");
    var forced = ForcedPaths.within(home, () -> Publication.publish(draft, target));
    assertThat(forced).containsExactlyInAnyOrder(deep, inner, draft);
    assertThat(target.resolve("inner/deep")).hasContent("words");
  }

  @Test
  void whatCannotBeForcedGetsNoName() {
    assertThatThrownBy(() -> Publication.publish(home.resolve("none"), home.resolve("file")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(home.resolve("file")).doesNotExist();
  }
}
