package dev.pointsman.upstream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pointsman.json.JsonReader;

/// Reads what an upstream answers. More lenient than the reader of requests: the answer passes on
/// as it came, and a client that takes it must not lose it over half a surrogate pair.
final class UpstreamJson {
  private static final ObjectReader READER = reader();

  private UpstreamJson() {}

  /// The document, missing when this is no JSON.
  static JsonNode read(String text) {
    try {
      var node = READER.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JacksonException garbage) {
      return MissingNode.getInstance();
    }
  }

  static JsonNode read(Body body) {
    return read(body.text());
  }

  private static ObjectReader reader() {
    var mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(JsonReader.DEEPEST)
                .maxStringLength(JsonReader.LONGEST_DOCUMENT)
                .build());
    return mapper.reader();
  }
}
