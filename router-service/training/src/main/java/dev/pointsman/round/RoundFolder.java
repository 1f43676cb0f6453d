package dev.pointsman.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder of one round. A file appears under its name when it is whole: it is written beside
/// and renamed.
record RoundFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAN = "round.json";
  static final String WORKSPACE = "workspace";
  private static final String ENDED = "ended.json";

  /// What writes a file.
  interface Writing {
    void to(Path file) throws IOException;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  Path file(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  boolean isBegun() {
    return has(PLAN);
  }

  boolean isEnded() {
    return has(ENDED);
  }

  void begin(RoundPlan plan) throws IOException {
    Files.createDirectories(path);
    write(PLAN, file -> JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), plan));
  }

  RoundPlan plan() throws IOException {
    return JSON.readValue(file(PLAN).toFile(), RoundPlan.class);
  }

  /// The round has its verdict, and what followed was done; what only resuming needs goes.
  void end(String outcome) throws IOException {
    write(ENDED, "{\"outcome\":\"%s\"}\n".formatted(outcome));
    Files.deleteIfExists(file(Encoding.FILE));
    Folders.delete(file(WORKSPACE));
  }

  void write(String name, String text) throws IOException {
    write(name, file -> Files.write(file, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Nothing is left of a file that could not be written whole.
  void write(String name, Writing content) throws IOException {
    var draft = file("." + name + ".partial");
    try {
      content.to(draft);
      Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new IOException(
          "cannot write %s: %s".formatted(file(name), failure.getMessage()), failure);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  String text(String name) throws IOException {
    return Files.readString(file(name));
  }
}
