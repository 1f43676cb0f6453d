package dev.pointsman.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads one JSON document from bytes, as strictly as RFC 8259 allows: UTF-8 without a byte-order
/// mark, no lone surrogates, no NaN, nothing after the document, and no key twice in an object, for
/// two readers of a doubled key may see different values. Numbers keep every digit. Shared by
/// threads.
public final class JsonReader {
  /// Far beyond any client's nesting, and shallow enough for a recursive walk.
  public static final int DEEPEST = 512;

  /// In bytes.
  public static final int LONGEST_DOCUMENT = 64 << 20;

  private static final char REPLACEMENT = '\uFFFD';
  private static final int GUESSED_FROM = 4;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 10_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_DOCUMENT)
                  .build())
          .build();

  private static final ObjectReader TREE =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  private JsonReader() {}

  /// Reads the whole of the bytes.
  ///
  /// @throws MalformedJson when the bytes are not exactly one strict JSON document
  public static JsonNode read(byte[] bytes) {
    if (bytes.length > LONGEST_DOCUMENT) {
      throw new MalformedJson(
          "", "at most " + LONGEST_DOCUMENT + " bytes of JSON", bytes.length + " bytes");
    }
    var text = decoded(bytes);
    refuseUnfit(text);
    return isDetectedAsUtf8(bytes) ? read(bytes, text) : parsed(text);
  }

  /// Reads a document that already is text, such as the arguments of a tool call.
  public static JsonNode read(String text) {
    refuseUnfit(text);
    return parsed(text);
  }

  private static void refuseUnfit(String text) {
    refuseBlank(text);
    Surrogates.refuseLone(text);
  }

  /// The parser guesses the encoding of bytes; only a zero among the first makes it guess another.
  private static boolean isDetectedAsUtf8(byte[] bytes) {
    for (var i = 0; i < Math.min(bytes.length, GUESSED_FROM); i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return true;
  }

  /// Parsing bytes takes half the time. What it refuses is parsed again as text, which tells the
  /// place in characters.
  private static JsonNode read(byte[] bytes, String text) {
    try (var parser = FACTORY.createParser(bytes)) {
      return TREE.readValue(parser);
    } catch (IOException | IllegalStateException refused) {
      return parsed(text);
    }
  }

  private static JsonNode parsed(String document) {
    var text = CharBuffer.wrap(document.toCharArray());
    try (var parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.remaining())) {
      return tree(parser, text);
    } catch (IOException failure) {
      throw new UncheckedIOException("closing a parser over memory", failure);
    }
  }

  private static JsonNode tree(JsonParser parser, CharBuffer text) throws IOException {
    try {
      return TREE.readValue(parser);
    } catch (JacksonException failure) {
      throw SyntaxFault.of(failure, parser, text).asMalformedJson();
    } catch (IllegalStateException failure) {
      // Jackson's guard against keys chosen to collide in its symbol table.
      throw new MalformedJson("", "ordinary keys", "too many keys with equal hashes");
    }
  }

  private static void refuseBlank(String text) {
    if (text.isBlank()) {
      throw new MalformedJson("", "a JSON document", "nothing");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw new MalformedJson("line 1, column 1", "JSON without a byte-order mark", "one");
    }
  }

  /// The lenient decoder is many times faster than the strict one, which is asked where the other
  /// may have replaced something.
  private static String decoded(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : strictlyDecoded(bytes);
  }

  private static String strictlyDecoded(byte[] bytes) {
    var input = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
    } catch (CharacterCodingException failure) {
      throw new MalformedJson(
          "byte " + input.position(),
          "UTF-8",
          "the byte 0x%02X".formatted(bytes[input.position()] & 0xFF));
    }
  }
}
