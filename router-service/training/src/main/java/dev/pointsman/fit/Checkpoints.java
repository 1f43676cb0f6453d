package dev.pointsman.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.disk.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The folder that keeps the latest state of a training run. A state is written whole beside the
/// older one, renamed, and only then is the older one deleted.
public final class Checkpoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTIAL = "partial";
  private static final String FINISHED = ".finished.bin";
  private static final String POSITION = "position.json";
  private static final List<String> GROUPS =
      List.of(Checkpoint.WEIGHTS, Checkpoint.MEANS, Checkpoint.VARIANCES, Checkpoint.BEST);

  private final Path folder;
  private final boolean kept;
  private final boolean resumed;

  private Checkpoints(Path folder, boolean kept, boolean resumed) {
    this.folder = folder;
    this.kept = kept;
    this.resumed = resumed;
  }

  /// Nothing is kept.
  public static Checkpoints none() {
    return new Checkpoints(Path.of(""), false, false);
  }

  /// States are kept in the folder, and what an earlier run left there is deleted.
  public static Checkpoints startingIn(Path folder) {
    return new Checkpoints(folder, true, false);
  }

  /// Training goes on from the state in the folder, or from the start if there is none.
  public static Checkpoints resumingFrom(Path folder) {
    return new Checkpoints(folder, true, true);
  }

  /// The state to go on from. Refuses that of a run with other settings, data or seed.
  Optional<Checkpoint> latest(String run) {
    if (!kept) {
      return Optional.empty();
    }
    try {
      return latestIn(Files.createDirectories(folder), run);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read checkpoint in " + folder, broken);
    }
  }

  private Optional<Checkpoint> latestIn(Path existing, String run) throws IOException {
    if (!resumed) {
      deleteStates(existing, "");
    }
    var states = states(existing);
    return states.isEmpty() ? Optional.empty() : Optional.of(read(states.getLast(), run));
  }

  /// The state is asked for only when it is kept: copying it out of native memory takes time.
  void save(Supplier<Checkpoint> checkpoint) {
    if (kept) {
      save(checkpoint.get(), folder);
    }
  }

  /// The tensors that an earlier run left at the end of the same work, if this one goes on from it.
  Optional<Map<String, FloatTensor>> finished(String work) {
    try {
      var file = folder.resolve(work + FINISHED);
      return resumed && Files.exists(file) ? Optional.of(TensorFile.read(file)) : Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + work + " in " + folder, broken);
    }
  }

  /// Keeps what some work ended with, and nothing else that ended so.
  void finish(String work, Map<String, FloatTensor> tensors) {
    if (!kept) {
      return;
    }
    try {
      var draft = Files.createDirectories(folder).resolve(PARTIAL + FINISHED);
      TensorFile.write(draft, tensors);
      deleteFinished();
      Publication.publish(draft, folder.resolve(work + FINISHED));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot write " + work + " in " + folder, broken);
    }
  }

  private void deleteFinished() throws IOException {
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) {
        var name = entry.getFileName().toString();
        if (name.endsWith(FINISHED) && !name.equals(PARTIAL + FINISHED)) {
          Files.delete(entry);
        }
      }
    }
  }

  private static void save(Checkpoint checkpoint, Path folder) {
    var place = checkpoint.position().place();
    var name = "step-%08d-epoch-%04d".formatted(place.step(), place.epoch());
    try {
      deleteState(folder.resolve(PARTIAL));
      write(checkpoint, Files.createDirectory(folder.resolve(PARTIAL)));
      deleteState(folder.resolve(name));
      Publication.publish(folder.resolve(PARTIAL), folder.resolve(name));
      deleteStates(folder, name);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot write checkpoint in " + folder, broken);
    }
  }

  private static void write(Checkpoint checkpoint, Path state) throws IOException {
    for (var group : GROUPS) {
      TensorFile.write(state.resolve(group + ".bin"), checkpoint.group(group));
    }
    JSON.writeValue(state.resolve(POSITION).toFile(), checkpoint.position());
  }

  private static Checkpoint read(Path state, String run) throws IOException {
    var position = JSON.readValue(state.resolve(POSITION).toFile(), CheckpointPosition.class);
    if (!position.run().equals(run)) {
      throw new IllegalArgumentException(
          "checkpoint %s: expected the same settings, data and seed as this run (%s), got %s"
              .formatted(state, run, position.run()));
    }
    var tensors = new LinkedHashMap<String, Map<String, FloatTensor>>();
    for (var group : GROUPS) {
      tensors.put(group, TensorFile.read(state.resolve(group + ".bin")));
    }
    return new Checkpoint(position, tensors);
  }

  private static List<Path> states(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("step-"))
          .sorted()
          .toList();
    }
  }

  private static void deleteStates(Path folder, String kept) throws IOException {
    for (var state : states(folder)) {
      if (!state.getFileName().toString().equals(kept)) {
        deleteState(state);
      }
    }
  }

  private static void deleteState(Path state) throws IOException {
    if (!Files.exists(state)) {
      return;
    }
    try (var entries = Files.walk(state)) {
      for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
