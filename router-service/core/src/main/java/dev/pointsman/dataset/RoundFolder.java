package dev.pointsman.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.disk.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The folder of one round of retraining. A file appears under its name when it is whole: it is
/// written beside and published.
public record RoundFolder(Path path) {
  /// The encoder's vectors of all texts; only resuming needs them.
  public static final String VECTORS = "vectors.bin";

  /// What training keeps to resume from, and the models that are opened for judging alone.
  public static final String WORKSPACE = "workspace";

  /// What the names of the heads that were taught beside the candidate begin with: they judge as
  /// long as it serves.
  public static final String PEER = "head-of-fold-";

  /// Where the candidate lies until it is judged, and where it stays when it is refused.
  public static final String DRAFT = "draft";

  public static final String REFUSED = "refused";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAN = "round.json";
  private static final String SET = "set.txt";
  private static final String ENDED = "ended.json";
  private static final String MANIFEST = "manifest.json";

  /// What writes a file.
  public interface Writing {
    void to(Path file) throws IOException;
  }

  public String name() {
    return String.valueOf(path.getFileName());
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  public boolean has(String name) {
    return Files.exists(file(name));
  }

  boolean isBegun() {
    return has(PLAN) && has(SET);
  }

  public boolean isEnded() {
    return has(ENDED);
  }

  /// Begins the round. Without a training set there is nothing to go on with, so that what is
  /// refused or interrupted before leaves no round.
  ///
  /// @param plan what the round sets out to do, as a JSON document
  /// @param set the name of the training set that it learns from
  public void begin(Object plan, String set) throws IOException {
    PrivateFolder.create(path);
    write(SET, set + "\n");
    write(PLAN, file -> JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), plan));
  }

  public <P> P plan(Class<P> type) throws IOException {
    return JSON.readValue(file(PLAN).toFile(), type);
  }

  /// The name of the training set that it learns from, once there is one.
  public Optional<String> set() {
    try {
      return has(SET) ? Optional.of(text(SET).strip()) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file(SET), failure);
    }
  }

  /// The folders of the models that it made.
  public List<Path> models() {
    return Stream.of(DRAFT, REFUSED).flatMap(place -> modelsIn(file(place)).stream()).toList();
  }

  private static List<Path> modelsIn(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var entries = Files.list(place)) {
      return entries.filter(entry -> Files.exists(entry.resolve(MANIFEST))).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + place, failure);
    }
  }

  /// The round is over: it has its verdict, and what followed was done, or it can have none. What
  /// only resuming needs goes.
  public void end(String outcome) throws IOException {
    write(ENDED, "{\"outcome\":\"%s\"}\n".formatted(outcome));
    clear();
  }

  private void clear() {
    delete(file(VECTORS));
    delete(file(WORKSPACE));
  }

  /// Deletes what was made of single rows, but for the model.
  void forget() {
    clear();
    entries(name -> name.startsWith(PEER)).forEach(RoundFolder::delete);
  }

  /// What names its set goes last: by it, whoever erases and is stopped finds the rest again.
  void delete() {
    entries(name -> !name.equals(SET)).forEach(RoundFolder::delete);
    delete(path);
  }

  private List<Path> entries(Predicate<String> named) {
    try (var entries = Files.list(path)) {
      return entries.filter(entry -> named.test(String.valueOf(entry.getFileName()))).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + path, failure);
    }
  }

  private static void delete(Path file) {
    try {
      if (Files.exists(file)) {
        PrivateFolder.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete " + file, failure);
    }
  }

  public void write(String name, String text) throws IOException {
    write(name, file -> Files.write(file, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Nothing is left of a file that could not be written whole.
  public void write(String name, Writing content) throws IOException {
    var draft = file("." + name + ".partial");
    try {
      content.to(draft);
      Publication.publish(draft, file(name));
    } catch (IOException failure) {
      throw new IOException(
          "cannot write %s: %s".formatted(file(name), failure.getMessage()), failure);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  public String text(String name) throws IOException {
    return Files.readString(file(name));
  }
}
