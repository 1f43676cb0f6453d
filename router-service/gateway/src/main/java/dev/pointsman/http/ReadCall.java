package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.Subject;
import dev.pointsman.wire.ChatRequestReader;

/// A call whose body was read and measured, which takes more computing than all else that is done
/// for it.
record ReadCall(JsonNode json, Subject.Call subject, RequestFeatures measured) {
  /// @throws dev.pointsman.json.MalformedJson when the body is no request of a known shape
  static ReadCall of(InboundCall call) {
    var body = PlacedJson.root(JsonReader.read(call.body().bytes()));
    var subject = new Subject.Call(ChatRequestReader.read(body), call.hints());
    return new ReadCall(body.node(), subject, FeatureExtractor.measure(subject));
  }
}
