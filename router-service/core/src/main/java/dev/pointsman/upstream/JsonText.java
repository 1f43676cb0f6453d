package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.node.TextNode;

/// Writes single values as JSON.
final class JsonText {
  private JsonText() {}

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
