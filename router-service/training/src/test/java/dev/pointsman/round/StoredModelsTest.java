package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelsTest {
  private static final ModelFolders MODELS =
      new ModelFolders(List.of(RetrainPlace.PROJECT.resolve("models")));

  @TempDir private Path home;

  @Test
  void theModelsThatALogNamesAreAskedAgainAsFarAsTheyAreThereAndWhole() throws IOException {
    var serving = MODELS.serving();
    var label = serving.manifest().identity().label();
    var half = Files.createDirectories(home.resolve("half-1"));
    Files.copy(serving.folder().resolve("manifest.json"), half.resolve("manifest.json"));
    var artifacts = new HashMap<>(MODELS.artifacts());
    artifacts.put("half-1", half);
    var told = new ArrayList<String>();
    var models = new StoredModels(artifacts, (model, why) -> told.add(model));
    assertThat(Stream.of(label, "gone-1", "half-1", "gone-1", "").filter(models::has))
        .containsExactly(label);
    assertThat(told).containsExactly("gone-1", "half-1");
    var request = RetrainPlace.seed(40).plain().getFirst().features();
    assertThat(
            models.<ClassifierAnswer>asking(
                List.of(label), asked -> asked.values().iterator().next().classify(request)))
        .isInstanceOf(Classified.class);
  }
}
