package dev.pointsman.export;

/// The parts of the encoder whose arithmetic depends on the precision. Each method adds nodes and
/// answers the name of their output.
sealed interface LinearLayers permits Int8Layers, Fp32Layers {
  /// The word embeddings of `input_ids`.
  String words();

  /// Self-attention with its three projections in one product, without the output projection.
  String attention(String name, String input, String mask);

  /// The output projection of the attention, without its bias.
  String projection(String layer, String input);

  /// The feed-forward layer that widens, without its bias; its input is normalised.
  String widening(String layer, String input);

  /// The feed-forward layer that narrows, without its bias; its input comes from the GELU.
  String narrowing(String layer, String input);
}
