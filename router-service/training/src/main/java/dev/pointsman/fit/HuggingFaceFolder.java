package dev.pointsman.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads an encoder as Hugging Face publishes it.
final class HuggingFaceFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PREFIXES = List.of("", "bert.", "model.", "0.auto_model.");
  private static final String UNKNOWN_LICENCE = "unknown";

  private final Path folder;

  HuggingFaceFolder(Path folder) {
    this.folder = folder;
  }

  PretrainedEncoder read() {
    var weights = folder.resolve("model.safetensors");
    try {
      var shape = shape(JSON.readTree(text("config.json")));
      var tensors = withoutPrefix(shape, SafetensorsFile.read(weights));
      return new PretrainedEncoder(
          encoder(weights, shape, tensors),
          text("tokenizer.json"),
          folder.toAbsolutePath().normalize().getFileName().toString(),
          licence());
    } catch (JsonProcessingException wrong) {
      throw new EncoderRefused(folder.resolve("config.json").toString(), wrong);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the encoder in " + folder, broken);
    }
  }

  private static EncoderWeights encoder(
      Path file, EncoderShape shape, Map<String, FloatTensor> tensors) {
    try {
      return new EncoderWeights(shape, tensors);
    } catch (IllegalArgumentException wrong) {
      throw new EncoderRefused(file.toString(), wrong);
    }
  }

  private EncoderShape shape(JsonNode config) {
    require(config, "model_type", "bert");
    require(config, "hidden_act", "gelu");
    require(config, "position_embedding_type", "absolute");
    try {
      return new EncoderShape(
          integer(config, "num_hidden_layers"),
          integer(config, "hidden_size"),
          integer(config, "num_attention_heads"),
          integer(config, "intermediate_size"),
          integer(config, "vocab_size"),
          integer(config, "max_position_embeddings"),
          config.path("layer_norm_eps").asDouble(1e-12));
    } catch (IllegalArgumentException wrong) {
      throw new EncoderRefused(folder.resolve("config.json").toString(), wrong);
    }
  }

  private void require(JsonNode config, String key, String expected) {
    var actual = config.path(key).asText(expected);
    if (!actual.equals(expected)) {
      throw refused("%s: expected '%s', got '%s'".formatted(key, expected, actual));
    }
  }

  private int integer(JsonNode config, String key) {
    var value = config.path(key);
    if (!value.isInt()) {
      throw refused("%s: expected a whole number, got %s".formatted(key, value));
    }
    return value.intValue();
  }

  private EncoderRefused refused(String reason) {
    return new EncoderRefused(folder.resolve("config.json").toString(), reason);
  }

  private static Map<String, FloatTensor> withoutPrefix(
      EncoderShape shape, Map<String, FloatTensor> tensors) {
    var prefix =
        PREFIXES.stream()
            .filter(p -> tensors.containsKey(p + "embeddings.word_embeddings.weight"))
            .findFirst()
            .orElse("");
    var stripped = new HashMap<String, FloatTensor>();
    for (var name : shape.tensors().keySet()) {
      var tensor = tensors.get(prefix + name);
      if (tensor != null) {
        stripped.put(name, tensor);
      }
    }
    return stripped;
  }

  private String text(String name) throws IOException {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new EncoderRefused(file.toString(), "expected a file, found none");
    }
    return Files.readString(file);
  }

  /// The `license:` line of the model card's front matter.
  private String licence() throws IOException {
    var card = folder.resolve("README.md");
    if (!Files.isRegularFile(card)) {
      return UNKNOWN_LICENCE;
    }
    try (var lines = Files.lines(card)) {
      return lines
          .filter(line -> line.startsWith("license:"))
          .map(line -> line.substring("license:".length()).strip())
          .findFirst()
          .orElse(UNKNOWN_LICENCE);
    }
  }
}
