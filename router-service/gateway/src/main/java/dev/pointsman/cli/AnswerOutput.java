package dev.pointsman.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/// Where answers go. An ordinary file appears whole or not at all; what is none (a pipe, a
/// terminal, a device) and standard output are written straight through.
public record AnswerOutput(String name) {
  private static final String STANDARD = "-";
  private static final int LONGEST_CHAIN = 40;

  /// What writes the answers, and what it tells of them.
  public interface Content<T> {
    T writeTo(Writer out) throws IOException;
  }

  /// Throws where nothing can be written, before any work was done for it.
  public void require() throws IOException {
    if (isStandard()) {
      return;
    }
    if (Files.isDirectory(named())) {
      throw new IOException(name + ": expected a file to write to, found a folder");
    }
    if (!Files.isDirectory(folder(target()))) {
      throw new IOException(name + ": expected a folder to write it into, found none");
    }
  }

  /// The same, and where this is the file that is read: answers would take the place of what they
  /// answer.
  void requireNot(Path input) throws IOException {
    require();
    var isThere = !isStandard() && Files.isRegularFile(named()) && Files.exists(input);
    if (isThere && Files.isSameFile(input, named())) {
      throw new IOException(name + ": expected another file than the input, found the same");
    }
  }

  public <T> T write(Content<T> content) throws IOException {
    require();
    if (isStandard()) {
      return toStandardOutput(content);
    }
    if (Files.exists(named()) && !Files.isRegularFile(named())) {
      return into(named(), content);
    }
    return whole(target(), content);
  }

  private boolean isStandard() {
    return name.equals(STANDARD);
  }

  private Path named() {
    return Path.of(name).toAbsolutePath();
  }

  private static Path folder(Path file) {
    return file.resolveSibling("");
  }

  /// Behind all symbolic links, which must outlive the file: also where the last leads to nothing
  /// yet.
  private Path target() throws IOException {
    var target = named();
    for (var links = 0; Files.isSymbolicLink(target); links++) {
      if (links == LONGEST_CHAIN) {
        throw new IOException(name + ": expected a file, found links that lead in a circle");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /// Not through [System#out], which keeps to itself that nothing arrives. It is not closed: it is
  /// not ours.
  private static <T> T toStandardOutput(Content<T> content) throws IOException {
    var bytes = new FileOutputStream(FileDescriptor.out);
    var out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    var told = content.writeTo(out);
    out.flush();
    return told;
  }

  private static <T> T into(Path file, Content<T> content) throws IOException {
    try (var out = Files.newBufferedWriter(file, StandardOpenOption.WRITE)) {
      return content.writeTo(out);
    }
  }

  private static <T> T whole(Path target, Content<T> content) throws IOException {
    var draft = target.resolveSibling(".pointsman-" + UUID.randomUUID() + ".draft");
    try {
      create(draft, target);
      var told = into(draft, content);
      keepMode(draft, target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return told;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// What replaces a private file must not be readable before it is one.
  private static void create(Path draft, Path target) throws IOException {
    if (hasMode(target)) {
      var ownersAlone = PosixFilePermissions.fromString("rw-------");
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(ownersAlone));
    } else {
      Files.createFile(draft);
    }
  }

  private static void keepMode(Path draft, Path target) throws IOException {
    if (hasMode(target)) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
    }
  }

  private static boolean hasMode(Path target) {
    return Files.exists(target)
        && target.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
