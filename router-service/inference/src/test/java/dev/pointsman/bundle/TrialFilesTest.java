package dev.pointsman.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialFilesTest {
  @TempDir private Path models;

  @Test
  void nothingIsOnTrialAtFirst() {
    assertThat(files().shadow()).isEmpty();
    assertThat(files().canary()).isEmpty();
    assertThat(files().rollback()).isEmpty();
  }

  @Test
  void readsWhatItWroteAndForgetsWhatEnded() throws IOException {
    files().startShadow("tiny-2");
    files().startCanary(new CanaryShare("tiny-3", 10));
    assertThat(files().shadow()).contains("tiny-2");
    assertThat(files().canary()).contains(new CanaryShare("tiny-3", 10));
    files().endShadow();
    files().endCanary();
    assertThat(files().shadow()).isEmpty();
    assertThat(files().canary()).isEmpty();
  }

  @Test
  void aRollbackSaysWhyUntilAnotherCanaryBegins() throws IOException {
    files().startCanary(new CanaryShare("tiny-3", 10));
    files().rollBackCanary("tiny-3 failed");
    assertThat(files().canary()).isEmpty();
    assertThat(files().rollback()).contains("tiny-3 failed");
    files().startCanary(new CanaryShare("tiny-4", 10));
    assertThat(files().rollback()).isEmpty();
  }

  @Test
  void theMarkChangesWithEveryChange() throws IOException {
    var nothing = files().mark();
    files().startShadow("tiny-2");
    var shadow = files().mark();
    files().startCanary(new CanaryShare("tiny-2", 10));
    assertThat(nothing).isNotEqualTo(shadow);
    assertThat(files().mark()).isNotEqualTo(shadow);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tiny-2", "tiny-2 0", "tiny-2 91", "tiny-2 ten", "../x 5"})
  void aCanaryThatCannotBeMeantIsRefused(String content) throws IOException {
    Files.writeString(models.resolve("CANARY"), content);
    assertThatThrownBy(() -> files().canary())
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("expected");
  }

  private TrialFiles files() {
    return new TrialFiles(models);
  }
}
