package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.Split;
import dev.pointsman.export.ParityReport;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncumbentTest {
  private static final Instant ANCHORED = Instant.parse("2026-11-01T08:00:00Z");
  private static final ModelBundle MODEL =
      new ModelFolders(List.of(RetrainPlace.PROJECT.resolve("models"))).serving();
  private static final List<ModelBundle> FOUR = Collections.nCopies(Split.FOLDS - 1, MODEL);
  private static final Candidate CANDIDATE =
      new Candidate(MODEL, new ParityReport(1, 1, 1, 1, 0, 0), FOUR);

  @Test
  void itsPeersSpeakOfAllSessionsSinceTheModelThatTheyBeginFrom() {
    assertThat(new Incumbent(MODEL, FOUR, ANCHORED).unseenBeside(CANDIDATE))
        .isEqualTo(new Unseen(Split.FOLDS, ANCHORED));
  }

  @Test
  void aloneItIsJudgedByTheSessionsSinceItWasMade() {
    var made = MODEL.manifest().identity().createdAt();
    assertThat(new Incumbent(MODEL, List.of(), ANCHORED).unseenBeside(CANDIDATE))
        .isEqualTo(new Unseen(Split.FOLDS, made));
  }
}
