package dev.pointsman.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.TextWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Tokenizes `[CLS] prompt [SEP] digest [SEP]` within a window of tokens. Shared by threads.
///
/// The tokenizer's time follows the length of its input even when it truncates, so both segments
/// are cut by characters first: a text of 2 MB costs what one of 2 KB does.
public final class TextEncoder implements AutoCloseable {
  /// How many characters a kept token is granted: code and prose need four, rare words fewer.
  private static final int CHARACTERS_PER_TOKEN = 8;

  private static final int DIGEST_SHARE = 3;
  private static final int FRAME = 2;

  /// Truncation and padding that the file asks for would hide what is cut.
  private static final Map<String, String> WHOLE =
      Map.of("truncation", "false", "padding", "false");

  /// Held, because the logging system forgets the level of a logger that nobody holds.
  private static final Logger LIBRARY = Logger.getLogger("ai.djl");

  static {
    // The native library travels in the jar; nothing may be fetched, and looking for GPUs is noise.
    System.setProperty("ai.djl.offline", "true");
    LIBRARY.setLevel(Level.SEVERE);
  }

  private final HuggingFaceTokenizer tokenizer;
  private final long opening;
  private final long separator;

  /// Takes the text of a Hugging Face `tokenizer.json`.
  public TextEncoder(String tokenizerJson) {
    var json = tokenizerJson.getBytes(StandardCharsets.UTF_8);
    try {
      tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), WHOLE);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read tokenizer.json", broken);
    }
    var frame = tokenizer.encode("", true, false).getIds();
    if (frame.length != FRAME) {
      tokenizer.close();
      throw new IllegalArgumentException(
          "tokenizer.json: expected [CLS] and [SEP] around a text, got %d tokens"
              .formatted(frame.length));
    }
    opening = frame[0];
    separator = frame[1];
  }

  public EncodedText encode(ClassifierText text, int maxTokens) {
    if (text.digest().isEmpty()) {
      var room = maxTokens - FRAME;
      return joined(ends(ids(text.prompt(), room), room), new long[0]);
    }
    var room = maxTokens - FRAME - 1;
    var digest = ends(ids(text.digest(), room / DIGEST_SHARE), room / DIGEST_SHARE);
    var prompt = ends(ids(text.prompt(), room), room - digest.length);
    return joined(prompt, digest);
  }

  private long[] ids(String text, int tokens) {
    var half = tokens * CHARACTERS_PER_TOKEN / 2;
    var bounded = TextWindow.headAndTail(text, half, half);
    return tokenizer.encode(bounded, false, false).getIds();
  }

  private static long[] ends(long[] ids, int limit) {
    if (ids.length <= limit) {
      return ids;
    }
    var head = (limit + 1) / 2;
    var kept = Arrays.copyOf(ids, limit);
    System.arraycopy(ids, ids.length - (limit - head), kept, head, limit - head);
    return kept;
  }

  private EncodedText joined(long[] prompt, long[] digest) {
    var firstSegment = prompt.length + FRAME;
    var ids = new long[firstSegment + (digest.length == 0 ? 0 : digest.length + 1)];
    ids[0] = opening;
    System.arraycopy(prompt, 0, ids, 1, prompt.length);
    ids[firstSegment - 1] = separator;
    if (digest.length > 0) {
      System.arraycopy(digest, 0, ids, firstSegment, digest.length);
      ids[ids.length - 1] = separator;
    }
    return new EncodedText(ids, firstSegment);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
