package dev.pointsman.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Reads the floating-point tensors of a safetensors file: eight bytes of header length, a JSON
/// header, the values. See https://github.com/huggingface/safetensors#format.
final class SafetensorsFile {
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ByteBuffer values;

  private SafetensorsFile(Path file, ByteBuffer values) {
    this.file = file;
    this.values = values;
  }

  static Map<String, FloatTensor> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new EncoderRefused(file.toString(), "expected a file, found none");
    }
    try (var channel = FileChannel.open(file)) {
      var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
      var headerLength = bytes.remaining() < LENGTH_BYTES ? -1 : bytes.getLong();
      if (headerLength < 0 || headerLength > bytes.remaining()) {
        throw new EncoderRefused(
            file.toString(), "expected a safetensors header, got length " + headerLength);
      }
      var header = new byte[(int) headerLength];
      bytes.get(header);
      return new SafetensorsFile(file, bytes.slice()).tensors(header);
    }
  }

  private Map<String, FloatTensor> tensors(byte[] header) throws IOException {
    var tensors = new HashMap<String, FloatTensor>();
    try {
      for (var entry : JSON.readTree(header).properties()) {
        var type = entry.getValue().path("dtype").asText();
        if (type.equals("F32") || type.endsWith("F16")) {
          tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
        }
      }
    } catch (JsonProcessingException wrong) {
      throw new EncoderRefused(file.toString(), wrong);
    }
    return tensors;
  }

  private FloatTensor tensor(String name, JsonNode entry) {
    var type = entry.path("dtype").asText();
    var shape =
        StreamSupport.stream(entry.path("shape").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .toArray();
    var begin = entry.path("data_offsets").path(0).asLong(-1);
    var end = entry.path("data_offsets").path(1).asLong(-1);
    if (begin < 0 || end < begin || end > values.capacity()) {
      throw new EncoderRefused(
          file.toString(),
          "tensor %s: expected offsets within %d bytes, got %d to %d"
              .formatted(name, values.capacity(), begin, end));
    }
    var slice = values.slice((int) begin, (int) (end - begin)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return FloatTensor.of(shape, floats(type, slice));
    } catch (IllegalArgumentException wrong) {
      throw new EncoderRefused(
          file.toString(), "tensor %s: %s".formatted(name, wrong.getMessage()));
    }
  }

  private static float[] floats(String type, ByteBuffer bytes) {
    var width = type.equals("F32") ? Float.BYTES : Short.BYTES;
    var floats = new float[bytes.remaining() / width];
    for (var i = 0; i < floats.length; i++) {
      floats[i] = value(type, bytes);
    }
    return floats;
  }

  private static float value(String type, ByteBuffer bytes) {
    if (type.equals("F32")) {
      return bytes.getFloat();
    }
    var bits = bytes.getShort();
    return type.equals("F16") ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
  }
}
