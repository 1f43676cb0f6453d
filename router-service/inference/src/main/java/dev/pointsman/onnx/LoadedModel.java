package dev.pointsman.onnx;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.onnx.HeadSession.Widths;
import dev.pointsman.text.TextEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// The native parts of one artifact, opened and closed together.
record LoadedModel(TextEncoder tokenizer, EncoderSession encoder, HeadSession head)
    implements AutoCloseable {
  static LoadedModel open(ModelBundle bundle, int threads) {
    var tokenizer = tokenizer(bundle);
    try {
      return open(bundle, tokenizer, threads);
    } catch (RuntimeException refused) {
      tokenizer.close();
      throw refused;
    }
  }

  private static LoadedModel open(ModelBundle bundle, TextEncoder tokenizer, int threads) {
    var encoder = EncoderSession.open(bundle.encoder(), threads);
    try {
      var head = HeadSession.open(bundle.head(), Widths.of(bundle.manifest(), encoder.width()));
      return new LoadedModel(tokenizer, encoder, head);
    } catch (RuntimeException refused) {
      encoder.close();
      throw refused;
    }
  }

  private static TextEncoder tokenizer(ModelBundle bundle) {
    try {
      return new TextEncoder(Files.readString(bundle.tokenizer()));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + bundle.tokenizer(), broken);
    }
  }

  @Override
  public void close() {
    head.close();
    encoder.close();
    tokenizer.close();
  }
}
