package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.Locale;
import java.util.Set;

/// Pictures and files in either dialect: Anthropic names a source, OpenAI a URL that may hold the
/// data itself.
final class Pictures {
  private static final Set<String> MEDIA_TYPES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
  private static final String PDF = "application/pdf";
  private static final String BASE64 = ";base64,";

  private Pictures() {}

  /// An Anthropic image block as a part of a chat message.
  static ObjectNode toChat(PlacedJson block) {
    var source = block.field("source").requireObject();
    var url =
        switch (source.field("type").requireText()) {
          case "base64" -> dataUrl(source);
          case "url" -> source.field("url").requireText();
          default -> throw Untranslatable.at(source.field("type"), "\"base64\" or \"url\"");
        };
    var part = Json.object("image_url");
    part.putObject("image_url").put("url", url);
    return part;
  }

  /// The `image_url` part of a chat message as an Anthropic block.
  static ObjectNode toMessages(PlacedJson part) {
    var place = part.field("image_url").requireObject().field("url");
    var url = place.requireText();
    if (url.startsWith("https://") || url.startsWith("http://")) {
      var block = Json.object("image");
      block.set("source", Json.object("url").put("url", url));
      return block;
    }
    var media = mediaType(url).replace("image/jpg", "image/jpeg");
    if (!MEDIA_TYPES.contains(media)) {
      throw new Untranslatable(
          place.pointer(),
          "an http or https URL, or a data URL of a JPEG, PNG, GIF or WebP in base64",
          media.isEmpty() ? "another URL" : "a data URL of another type");
    }
    return inline("image", media, url);
  }

  /// A PDF block as a file part.
  static ObjectNode fileToChat(PlacedJson block) {
    var source = block.field("source");
    var type = source.field("type");
    if (!type.node().asText().equals("base64")) {
      throw Untranslatable.at(type, "\"text\", \"content\", or \"base64\" of a PDF");
    }
    if (!source.field("media_type").node().asText().equals(PDF)) {
      throw Untranslatable.at(source.field("media_type"), "\"" + PDF + "\"");
    }
    var part = Json.object("file");
    part.putObject("file")
        .put("filename", block.node().path("title").asText("document.pdf"))
        .put("file_data", dataUrl(source));
    return part;
  }

  /// A file part as a PDF block.
  static ObjectNode fileToMessages(PlacedJson part) {
    var file = part.field("file").requireObject();
    var data = file.field("file_data");
    if (data.isAbsent()) {
      throw new Untranslatable(data.pointer(), "a PDF as a data URL", "a file kept elsewhere");
    }
    var url = data.requireText();
    if (!mediaType(url).equals(PDF)) {
      throw new Untranslatable(data.pointer(), "a PDF as a data URL in base64", "something else");
    }
    var block = inline("document", PDF, url);
    if (file.node().path("filename").isTextual()) {
      block.set("title", file.node().path("filename"));
    }
    return block;
  }

  private static ObjectNode inline(String type, String media, String url) {
    var block = Json.object(type);
    block.set(
        "source",
        Json.object("base64")
            .put("media_type", media)
            .put("data", url.substring(url.indexOf(',') + 1)));
    return block;
  }

  private static String dataUrl(PlacedJson source) {
    return "data:"
        + source.field("media_type").requireText()
        + BASE64
        + source.field("data").requireText();
  }

  /// The media type of a data URL in base64, else an empty text. Its case and its parameters say
  /// nothing of the picture.
  private static String mediaType(String url) {
    var comma = url.indexOf(',');
    var head = url.substring(0, Math.max(0, comma)).toLowerCase(Locale.ROOT);
    var isBase64 = head.startsWith("data:") && head.endsWith(";base64");
    return isBase64 ? head.substring("data:".length(), head.indexOf(';')).strip() : "";
  }
}
