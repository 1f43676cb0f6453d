package dev.pointsman.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// One hook of a repository: a hook of somebody else's that lies there is kept beside it, and runs
/// first.
final class GitHook {
  private static final String MARK = "Written by 'pointsman hook git'";
  private static final String BEFORE = ".before-pointsman";

  private final Path file;
  private final Path before;

  GitHook(Path hooks, String name) {
    file = hooks.resolve(name);
    before = hooks.resolve(name + BEFORE);
  }

  /// Whose the file is.
  private enum Owner {
    NOBODY,
    WE,
    ANOTHER
  }

  private Owner owner() throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Owner.NOBODY;
    }
    var isOurs =
        Files.isRegularFile(file)
            && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK);
    return isOurs ? Owner.WE : Owner.ANOTHER;
  }

  /// Puts a script in place; says what was done, or would be.
  String install(String script, boolean isDry) throws IOException {
    return switch (owner()) {
      case NOBODY -> {
        write(script, isDry);
        yield "written: " + file;
      }
      case WE -> {
        var isSame = Files.readString(file).equals(script);
        write(script, isDry);
        yield (isSame ? "as it should be already: " : "written anew: ") + file;
      }
      case ANOTHER -> {
        refuseSecond();
        if (!isDry) {
          Files.move(file, before);
        }
        write(script, isDry);
        yield "written: " + file + "; the hook that was there is kept as " + before.getFileName();
      }
    };
  }

  /// Another tool has put its hook over ours, which kept a third: whose should run is not ours to
  /// guess.
  private void refuseSecond() throws IOException {
    if (Files.exists(before, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "expected one hook to keep, got both %s and %s: join them, then run this again"
              .formatted(file, before.getFileName()));
    }
  }

  /// Takes our script away and puts the hook before it back.
  String remove(boolean isDry) throws IOException {
    return switch (owner()) {
      case NOBODY -> "not there: " + file;
      case ANOTHER -> "left alone, for it is not ours: " + file;
      case WE -> {
        var hasBefore = Files.exists(before, LinkOption.NOFOLLOW_LINKS);
        if (!isDry) {
          restore(hasBefore);
        }
        yield "removed: " + file + (hasBefore ? "; the hook before it is back" : "");
      }
    };
  }

  private void restore(boolean hasBefore) throws IOException {
    if (hasBefore) {
      Files.move(before, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(file);
    }
  }

  /// Whole or not at all: git may run it at any time.
  private void write(String script, boolean isDry) throws IOException {
    if (isDry) {
      return;
    }
    var folder = Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = Files.createTempFile(folder, "pointsman", ".tmp");
    Files.writeString(draft, script);
    if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
