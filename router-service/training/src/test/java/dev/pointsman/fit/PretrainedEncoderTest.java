package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedEncoderTest {
  private static final String CONFIG =
      """
      {"model_type":"bert","num_hidden_layers":1,"hidden_size":2,"num_attention_heads":1,
       "intermediate_size":3,"vocab_size":5,"max_position_embeddings":4,"layer_norm_eps":1e-12}
      """;
  private static final EncoderShape SHAPE = new EncoderShape(1, 2, 1, 3, 5, 4, 1e-12);

  @Test
  void readsThePackagedEncoder() {
    var packaged = PretrainedEncoder.packaged();
    assertThat(packaged.weights().shape())
        .isEqualTo(new EncoderShape(6, 384, 12, 1536, 30522, 512, 1e-12));
    assertThat(packaged.licence()).isEqualTo("Apache-2.0");
    assertThat(packaged.tokenizerJson()).contains("WordPiece");
  }

  @Test
  void readsHalfPrecisionAndStripsThePrefix(@TempDir Path folder) throws IOException {
    write(folder, CONFIG, safetensors("F16", (short) 0x3c00, "bert."));
    var encoder = PretrainedEncoder.ofFolder(folder);
    assertThat(encoder.licence()).isEqualTo("mit");
    assertThat(encoder.weights().tensor("embeddings.LayerNorm.bias").copy()).containsExactly(1, 1);
  }

  @Test
  void readsBfloat16(@TempDir Path folder) throws IOException {
    write(folder, CONFIG, safetensors("BF16", (short) 0x4000, ""));
    var encoder = PretrainedEncoder.ofFolder(folder);
    assertThat(encoder.weights().tensor("embeddings.LayerNorm.bias").copy()).containsExactly(2, 2);
  }

  @Test
  void namesFileAndTensorThatIsMissing(@TempDir Path folder) throws IOException {
    write(folder, CONFIG.replace("layers\":1", "layers\":2"), safetensors("F16", (short) 0, ""));
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder))
        .isInstanceOf(EncoderRefused.class)
        .hasMessageContainingAll("model.safetensors", "encoder.layer.1", "missing");
  }

  @Test
  void namesTheTensorOfAnotherShape(@TempDir Path folder) throws IOException {
    write(folder, CONFIG.replace("size\":3", "size\":4"), safetensors("F16", (short) 0, ""));
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder))
        .hasMessageContainingAll("encoder.layer.0.intermediate.dense.weight", "[4, 2]", "[3, 2]");
  }

  @Test
  void refusesValuesThatAreNotNumbers(@TempDir Path folder) throws IOException {
    write(folder, CONFIG, safetensors("F16", (short) 0x7e00, ""));
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder)).hasMessageContaining("NaN");
  }

  @Test
  void refusesAnotherFamily(@TempDir Path folder) throws IOException {
    write(folder, CONFIG.replace("\"bert\"", "\"mpnet\""), safetensors("F16", (short) 0, ""));
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder))
        .hasMessageContainingAll("config.json", "model_type", "mpnet");
  }

  @Test
  void refusesAFileThatEndsEarly(@TempDir Path folder) throws IOException {
    write(folder, CONFIG, new byte[] {9, 9});
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder))
        .hasMessageContaining("expected a safetensors header");
  }

  @Test
  void saysWhichFileIsMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> PretrainedEncoder.ofFolder(folder))
        .hasMessageContaining("config.json: expected a file");
  }

  private static void write(Path folder, String config, byte[] weights) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    Files.writeString(folder.resolve("README.md"), "---\nlicense: mit\n---\n");
    Files.write(folder.resolve("model.safetensors"), weights);
  }

  /// A file in which every number is the same.
  private static byte[] safetensors(String type, short value, String prefix) {
    var header = new StringBuilder("{\"__metadata__\":{}");
    var count = 0;
    for (var tensor : SHAPE.tensors().entrySet()) {
      var size = tensor.getValue().stream().reduce(1, (a, b) -> a * b);
      header.append(entry(type, prefix + tensor.getKey(), tensor.getValue(), count));
      count += size;
    }
    var json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    var file = ByteBuffer.allocate(8 + json.length + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    while (file.hasRemaining()) {
      file.putShort(value);
    }
    return file.array();
  }

  private static String entry(String type, String name, List<Integer> shape, int start) {
    var size = shape.stream().reduce(1, (a, b) -> a * b);
    return ",\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, shape, 2 * start, 2 * (start + size));
  }
}
