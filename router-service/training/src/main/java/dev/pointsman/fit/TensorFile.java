package dev.pointsman.fit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named tensors in one file, to the last bit: for each its name, its shape and its values.
public final class TensorFile {
  private TensorFile() {}

  public static void write(Path file, Map<String, FloatTensor> tensors) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(tensors.size());
      for (var tensor : tensors.entrySet()) {
        out.writeUTF(tensor.getKey());
        write(out, tensor.getValue());
      }
    }
  }

  private static void write(DataOutputStream out, FloatTensor tensor) throws IOException {
    out.writeInt(tensor.shape().length);
    for (var extent : tensor.shape()) {
      out.writeInt(extent);
    }
    var bytes = ByteBuffer.allocate(tensor.size() * Float.BYTES);
    bytes.asFloatBuffer().put(tensor.data());
    out.write(bytes.array());
  }

  public static Map<String, FloatTensor> read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      var tensors = new LinkedHashMap<String, FloatTensor>();
      var count = in.readInt();
      for (var i = 0; i < count; i++) {
        tensors.put(in.readUTF(), readTensor(in));
      }
      return tensors;
    }
  }

  private static FloatTensor readTensor(DataInputStream in) throws IOException {
    var shape = new int[in.readInt()];
    var size = 1;
    for (var i = 0; i < shape.length; i++) {
      shape[i] = in.readInt();
      size = Math.multiplyExact(size, shape[i]);
    }
    var values = new float[size];
    var bytes = new byte[size * Float.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return FloatTensor.of(shape, values);
  }
}
