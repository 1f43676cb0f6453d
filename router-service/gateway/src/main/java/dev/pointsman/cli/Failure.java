package dev.pointsman.cli;

import java.io.FileNotFoundException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Says in words why a command could not do its work.
public final class Failure {
  private Failure() {}

  public static String inWords(Throwable failure) {
    var said =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return switch (root(failure)) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileNotFoundException missing -> String.valueOf(missing.getMessage());
      case BindException _ -> "the port is taken: choose another with --port, or 0 for any";
      case Throwable _ -> said;
    };
  }

  private static Throwable root(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
