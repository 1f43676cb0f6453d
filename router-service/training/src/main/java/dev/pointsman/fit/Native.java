package dev.pointsman.fit;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// Copies arrays into libtorch's memory and back: on a GPU when libtorch has one. Callers hold a
/// scope, which frees what is copied in.
///
/// Whoever uses libtorch first comes through here: JavaCPP's loader and its first class wait for
/// each other for ever where two threads load different parts of it.
final class Native {
  private static final boolean GPU = torch.cuda_is_available();

  private Native() {}

  static PointerScope scope() {
    return new PointerScope();
  }

  /// As many as libtorch computes with on this thread.
  static int threads() {
    return torch.get_num_threads();
  }

  static DeviceType device() {
    return GPU ? DeviceType.CUDA : DeviceType.CPU;
  }

  static Tensor of(FloatTensor values) {
    var shape = values.shape();
    var extents = new long[shape.length];
    for (var i = 0; i < shape.length; i++) {
      extents[i] = shape[i];
    }
    return placed(Tensor.create(values.copy(), extents));
  }

  static Tensor of(long[] values, long... shape) {
    return placed(Tensor.create(values, shape));
  }

  static Tensor of(float[] values, long... shape) {
    return placed(Tensor.create(values, shape));
  }

  static Tensor placed(Tensor tensor) {
    return GPU ? tensor.to(new Device(DeviceType.CUDA), tensor.scalar_type()) : tensor;
  }

  static FloatTensor copied(Tensor tensor) {
    try (var _ = scope()) {
      var flat = tensor.detach().to(ScalarType.Float).cpu().contiguous();
      var values = new float[Math.toIntExact(flat.numel())];
      new FloatPointer(flat.data_ptr()).get(values);
      var extents = tensor.shape();
      var shape = new int[extents.length];
      for (var i = 0; i < shape.length; i++) {
        shape[i] = Math.toIntExact(extents[i]);
      }
      return FloatTensor.of(shape, values);
    }
  }
}
