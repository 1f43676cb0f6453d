package dev.pointsman.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {
  @TempDir Path models;

  @Test
  void publishesAFolderThatAnswersLikeTheTrainedModel() throws IOException {
    var exported = TinyModel.export("int8").publish(models, Precision.INT8, references());
    assertThat(exported.bundle().folder()).isEqualTo(models.resolve("tiny-int8"));
    assertThat(exported.parity().lowestCosine()).isGreaterThan(0.99);
    assertThat(exported.parity().inputs()).isEqualTo(20);
  }

  @Test
  void leavesNoFolderWhereTheAnswersDiffer() throws IOException {
    var wrong = references().stream().map(ModelExportTest::turned).toList();
    assertThatThrownBy(() -> TinyModel.export("bad").publish(models, Precision.INT8, wrong))
        .isInstanceOf(ExportFailed.class)
        .hasMessageContaining("cosine");
    assertThat(models.toFile().list()).containsExactly("tiny-fp32");
  }

  @Test
  void leavesWhatIsJudgedLaterHoweverMuchItDiffers() throws IOException {
    var wrong = references().stream().map(ModelExportTest::turned).toList();
    var exported = TinyModel.export("bad").publishCompared(models, Precision.INT8, wrong);
    assertThat(exported.parity().passes()).isFalse();
    assertThat(exported.bundle().folder()).exists();
  }

  @Test
  void neverOverwritesAFolder() throws IOException {
    TinyModel.export("1").publishUnchecked(models, Precision.INT8);
    assertThatThrownBy(() -> TinyModel.export("1").publishUnchecked(models, Precision.INT8))
        .hasMessageContaining("tiny-1");
  }

  private List<ReferenceAnswer> references() throws IOException {
    var exact = TinyModel.export("fp32").publishUnchecked(models, Precision.FP32);
    return answers(exact);
  }

  private static List<ReferenceAnswer> answers(ModelBundle exact) throws IOException {
    var questions =
        IntStream.range(0, 20)
            .mapToObj(i -> new ReferenceAnswer(request(i), List.of(), List.of()))
            .toList();
    return new ParityCheck(exact).answers(questions);
  }

  private static RequestFeatures request(int i) {
    var text = new ClassifierText("fix the error in file " + "again ".repeat(i), "");
    return new RequestFeatures(text, new FeatureValues(Map.of("step", (double) i)), "");
  }

  private static ReferenceAnswer turned(ReferenceAnswer answer) {
    var pooled = answer.pooled().stream().map(x -> -x).toList();
    return new ReferenceAnswer(answer.request(), pooled, answer.tierChances());
  }
}
