package dev.pointsman.bundle;

/// Says why an artifact folder cannot be used: which file, what was expected and what came.
public final class BundleRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BundleRefused(String file, String reason) {
    super(file + ": " + reason);
  }

  public BundleRefused(String file, Throwable cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
