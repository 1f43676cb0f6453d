package dev.pointsman.fit;

/// Says why a pretrained encoder cannot be used: which file, which tensor, what was expected and
/// what came.
public final class EncoderRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EncoderRefused(String file, String reason) {
    super(file + ": " + reason);
  }

  EncoderRefused(String file, Exception cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
