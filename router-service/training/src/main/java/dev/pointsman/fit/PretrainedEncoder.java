package dev.pointsman.fit;

import java.nio.file.Path;

/// A published encoder from which training starts: weights, the text of its `tokenizer.json`, and
/// what the artifact must say of its origin.
public record PretrainedEncoder(
    EncoderWeights weights, String tokenizerJson, String name, String licence) {

  /// The same with other weights.
  PretrainedEncoder withWeights(EncoderWeights wanted) {
    return new PretrainedEncoder(wanted, tokenizerJson, name, licence);
  }

  /// all-MiniLM-L6-v2, which travels in a library of the class path: no download.
  public static PretrainedEncoder packaged() {
    return PackagedEncoder.read();
  }

  /// A Hugging Face folder of the BERT family: `config.json`, `model.safetensors`,
  /// `tokenizer.json`.
  public static PretrainedEncoder ofFolder(Path folder) {
    return new HuggingFaceFolder(folder).read();
  }
}
