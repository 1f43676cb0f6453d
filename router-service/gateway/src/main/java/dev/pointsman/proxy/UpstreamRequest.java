package dev.pointsman.proxy;

import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// One POST to a provider. The transport itself says host, length and connection.
public record UpstreamRequest(URI address, HeaderFields headers, Body body) {
  private static final Set<String> OWN =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade");

  public UpstreamRequest {
    headers = headers.without(field -> OWN.contains(field.name().toLowerCase(Locale.ROOT)));
  }

  Origin origin() {
    return Origin.of(address);
  }

  /// The request line and the headers, with the blank line after them.
  byte[] head() {
    var head = new ByteArrayOutputStream(1024);
    var path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    write(head, "POST " + path + query + " HTTP/1.1\r\n");
    write(head, "host: " + address.getRawAuthority() + "\r\n");
    headers.fields().forEach(field -> write(head, field.name() + ": " + field.value() + "\r\n"));
    write(head, "content-length: " + body.length() + "\r\n\r\n");
    return head.toByteArray();
  }

  private static void write(ByteArrayOutputStream head, String text) {
    head.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
