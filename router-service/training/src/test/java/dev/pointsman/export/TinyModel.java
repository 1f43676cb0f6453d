package dev.pointsman.export;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.FeatureVectorizer.Normalisation;
import dev.pointsman.feature.Scale;
import dev.pointsman.fit.EncoderShape;
import dev.pointsman.fit.EncoderWeights;
import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.request.TaskType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A random encoder of two narrow layers with a vocabulary of letters and a few words: the same at
/// every call.
final class TinyModel {
  private static final int WIDTH = 16;
  private static final int TIERS = 3;
  private static final List<String> WORDS =
      List.of(
          "the",
          "a",
          "fix",
          "test",
          "error",
          "file",
          "class",
          "return",
          "why",
          "is",
          "this",
          "failing",
          "rename",
          "add",
          "run",
          "build",
          "java",
          "null",
          "in",
          "to",
          "and",
          "plan",
          "refactor",
          "explain",
          "security",
          "bug",
          "trace",
          "stack",
          "again",
          "still",
          "red",
          "please",
          "warm",
          "prompt",
          "tool",
          "user",
          "server",
          "client",
          "index",
          "value");

  private TinyModel() {}

  static ModelExport export(String version) {
    var features =
        new FeatureVectorizer(
            List.of(
                new Normalisation("prompt_tokens", Scale.LOG, 4, 2),
                new Normalisation("context_tokens", Scale.LOG, 9, 2),
                new Normalisation("step", Scale.LOG, 1, 1),
                new Normalisation("tool_error_share", Scale.LINEAR, 0.2, 0.3)));
    var manifest =
        new Manifest(
            new Manifest.Identity("tiny", version, Instant.parse("2026-11-01T00:00:00Z")),
            new Manifest.Input(Manifest.FEATURE_SCHEMA, features, 64),
            new Manifest.Output(
                List.of("fast", "standard", "premium"), List.of(TaskType.values()), 1.5, 1.2),
            new Manifest.Origin("random", "Apache-2.0", "0".repeat(64), "test", 7),
            Map.of("tier.accuracy", 0.25),
            Map.of());
    return new ModelExport(
        encoder(),
        head(features.width()),
        manifest,
        new ModelExport.Documents(tokenizer(), "{}\n", "# A random model for tests\n"));
  }

  static EncoderWeights encoder() {
    var shape = new EncoderShape(2, 32, 4, 64, vocabulary().size(), 64, 1e-12);
    return new EncoderWeights(shape, random(shape.tensors(), 0.3));
  }

  private static HeadWeights head(int features) {
    var types = TaskType.values().length;
    var shapes =
        Map.of(
            "hidden.weight", List.of(WIDTH, 32 + features),
            "hidden.bias", List.of(WIDTH),
            "trajectory.weight", List.of(1, features),
            "tier.weight", List.of(TIERS + 1, 2 * (32 + features)),
            "tier.bias", List.of(TIERS + 1),
            "task.weight", List.of(types, WIDTH),
            "task.bias", List.of(types));
    return new HeadWeights(random(shapes, 0.5));
  }

  private static Map<String, FloatTensor> random(
      Map<String, List<Integer>> shapes, double deviation) {
    var tensors = new HashMap<String, FloatTensor>();
    shapes.forEach((name, shape) -> tensors.put(name, random(name, shape, deviation)));
    return tensors;
  }

  /// Seeded by name: the order in which tensors are made does not matter.
  private static FloatTensor random(String name, List<Integer> shape, double deviation) {
    var random = new Random(name.hashCode());
    var gain = name.endsWith("LayerNorm.weight") ? 1 : 0;
    var dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
    var data = new float[IntStream.of(dimensions).reduce(1, (a, b) -> a * b)];
    for (var i = 0; i < data.length; i++) {
      data[i] = (float) (gain + deviation * random.nextGaussian());
    }
    return FloatTensor.of(dimensions, data);
  }

  static String tokenizer() {
    var words = vocabulary();
    var entries =
        IntStream.range(0, words.size())
            .mapToObj(i -> "\"%s\":%d".formatted(words.get(i), i))
            .collect(Collectors.joining(","));
    var added =
        IntStream.range(0, 4)
            .mapToObj(i ->
                """
                {"id":%d,"content":"%s","single_word":false,"lstrip":false,"rstrip":false,\
                "normalized":false,"special":true}\
                """
                    .formatted(i, words.get(i)))
            .collect(Collectors.joining(","));
    return """
    {"version":"1.0","truncation":null,"padding":null,"added_tokens":[%s],
    "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
    "strip_accents":null,"lowercase":true},
    "pre_tokenizer":{"type":"BertPreTokenizer"},
    "post_processor":{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]},
    "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
    "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
    "max_input_chars_per_word":100,"vocab":{%s}}}
    """
        .formatted(added, entries);
  }

  private static List<String> vocabulary() {
    var words = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]"));
    "abcdefghijklmnopqrstuvwxyz0123456789"
        .chars()
        .mapToObj(Character::toString)
        .forEach(letter -> words.addAll(List.of(letter, "##" + letter)));
    ".,:;?!()-_/=<>".chars().mapToObj(Character::toString).forEach(words::add);
    WORDS.stream().filter(word -> word.length() > 1).forEach(words::add);
    return words;
  }
}
