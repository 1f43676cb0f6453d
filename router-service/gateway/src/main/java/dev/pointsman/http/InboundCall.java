package dev.pointsman.http;

import dev.pointsman.request.ClientHints;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.wire.ClientHintsReader;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A routed call as it came in, and whose it is.
///
/// @param query without its question mark, empty for none
/// @param firstHeaders the first value of each header, by its name in any case
/// @param hints what the headers say beside the body
record InboundCall(
    Endpoint endpoint,
    String query,
    HeaderFields headers,
    Body body,
    TenantId tenant,
    Map<String, String> firstHeaders,
    ClientHints hints) {
  static InboundCall of(
      Endpoint endpoint, String query, HeaderFields headers, Body body, TenantId tenant) {
    var first = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.fields().forEach(field -> first.putIfAbsent(field.name(), field.value()));
    return new InboundCall(
        endpoint,
        query,
        headers,
        body,
        tenant,
        Collections.unmodifiableMap(first),
        ClientHintsReader.read(first));
  }
}
