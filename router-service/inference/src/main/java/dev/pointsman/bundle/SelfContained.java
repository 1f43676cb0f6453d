package dev.pointsman.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/// Refuses an ONNX file whose tensors lie in another file: no digest would cover those, and the
/// path could lead anywhere. Walks the protobuf wire format, since the message classes belong to
/// training. See https://protobuf.dev/programming-guides/encoding/ and onnx.proto.
final class SelfContained {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  /// The messages between a model and its tensors. Field numbers are those of onnx.proto.
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    FUNCTION,
    SPARSE,
    TENSOR,
    OTHER;

    Message at(int field) {
      return switch (this) {
        case MODEL -> field == 7 ? GRAPH : field == 25 ? FUNCTION : OTHER;
        case GRAPH -> field == 1 ? NODE : field == 5 ? TENSOR : field == 15 ? SPARSE : OTHER;
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case FUNCTION -> field == 7 ? NODE : OTHER;
        case SPARSE -> field == 1 || field == 2 ? TENSOR : OTHER;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE;
              default -> OTHER;
            };
        case TENSOR, OTHER -> OTHER;
      };
    }
  }

  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;

  private final String file;

  private SelfContained(String file) {
    this.file = file;
  }

  static void require(Path folder, BundleFile file) throws IOException {
    try (var channel = FileChannel.open(folder.resolve(file.fileName()))) {
      var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
      new SelfContained(file.fileName()).walk(Message.MODEL, bytes);
    }
  }

  private void walk(Message message, ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      var key = varint(bytes);
      var field = (int) (key >>> 3);
      if (message == Message.TENSOR && (field == EXTERNAL_DATA || field == DATA_LOCATION)) {
        throw new BundleRefused(file, "expected all tensors inside the file, got external data");
      }
      value(message.at(field), (int) (key & 7), bytes);
    }
  }

  private void value(Message inner, int wireType, ByteBuffer bytes) {
    switch (wireType) {
      case VARINT -> varint(bytes);
      case FIXED_64 -> skip(bytes, Long.BYTES);
      case FIXED_32 -> skip(bytes, Integer.BYTES);
      case LENGTH_DELIMITED -> {
        var length = varint(bytes);
        var content = bytes.slice(bytes.position(), bounded(bytes, length));
        skip(bytes, length);
        if (inner != Message.OTHER) {
          walk(inner, content);
        }
      }
      default -> throw new BundleRefused(file, "expected ONNX, got wire type " + wireType);
    }
  }

  private void skip(ByteBuffer bytes, long length) {
    bytes.position(bytes.position() + bounded(bytes, length));
  }

  private int bounded(ByteBuffer bytes, long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new BundleRefused(
          file, "expected ONNX, got a field of %d bytes near the end".formatted(length));
    }
    return (int) length;
  }

  private long varint(ByteBuffer bytes) {
    var value = 0L;
    for (var shift = 0; shift < Long.SIZE && bytes.hasRemaining(); shift += 7) {
      var next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new BundleRefused(file, "expected ONNX, got a number that does not end");
  }
}
