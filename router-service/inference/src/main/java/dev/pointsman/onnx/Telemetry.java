package dev.pointsman.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/// Keeps ONNX Runtime from telling its maker that it runs: since 1.29 it keeps events in the user's
/// cache to send them on, unless this variable is set before it is loaded. Its own switch,
/// `OrtEnvironment.setTelemetry`, comes too late, and Java cannot change its environment.
final class Telemetry {
  private static final String SWITCH = "ORT_DISABLE_TELEMETRY";

  private Telemetry() {}

  /// Before the runtime is loaded.
  ///
  /// @throws IllegalStateException when the system does not let us
  @SuppressWarnings("restricted") // as the manifest allows: it calls native code anyway
  static void forbid() {
    var linker = Linker.nativeLinker();
    var setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    try (var memory = Arena.ofConfined()) {
      var failed =
          (int) setenv.invokeExact(memory.allocateFrom(SWITCH), memory.allocateFrom("1"), 1);
      if (failed != 0) {
        throw new IllegalStateException("cannot set " + SWITCH);
      }
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException("cannot set " + SWITCH, impossible);
    }
  }
}
