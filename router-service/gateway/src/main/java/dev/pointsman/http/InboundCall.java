package dev.pointsman.http;

import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderFields;
import java.util.Map;
import java.util.TreeMap;

/// A routed call as it came in, and whose it is.
///
/// @param query without its question mark, empty for none
record InboundCall(
    Endpoint endpoint, String query, HeaderFields headers, Body body, TenantId tenant) {
  /// The first value of each header, by its name in any case.
  Map<String, String> firstHeaders() {
    var first = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.fields().forEach(field -> first.putIfAbsent(field.name(), field.value()));
    return first;
  }
}
