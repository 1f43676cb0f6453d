package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.elements;
import static dev.pointsman.journal.ServingJson.upper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Endpoint;
import java.time.Instant;
import java.util.Locale;

/// Decision records as JSON, one line each: what the journal stores, exports and answers. Reading
/// what was written gives an equal record; fields of a later version are passed over.
public final class DecisionJson {
  private DecisionJson() {}

  public static String write(DecisionRecord record) {
    return json(record).toString();
  }

  /// The same, to be added to.
  public static ObjectNode json(DecisionRecord record) {
    var json = document(record);
    json.set("text", write(record.text()));
    json.set("serving", ServingJson.write(record.serving()));
    return json;
  }

  /// The record that a line holds.
  ///
  /// @throws dev.pointsman.json.MalformedJson when the line is no JSON
  /// @throws IllegalArgumentException when a field is missing or holds what no record can
  public static DecisionRecord read(String line) {
    return read(JsonReader.read(line));
  }

  static DecisionRecord read(JsonNode json) {
    return record(json, text(json.required("text")), ServingJson.read(json.required("serving")));
  }

  /// Everything but the captured text and what was served, which have lives of their own.
  static ObjectNode document(DecisionRecord record) {
    var json = write(record.identity());
    json.set("call", write(record.call()));
    json.set("observation", ObservationJson.write(record.observation()));
    json.set("decision", RoutingJson.write(record.routing()));
    if (record.shadow() instanceof ShadowOpinion.Watched seen) {
      json.set(ShadowJson.FIELD, ShadowJson.write(seen));
    }
    return json.put("capture", record.text().level().label());
  }

  static DecisionRecord record(JsonNode document, CapturedText text, Serving serving) {
    return new DecisionRecord(
        identity(document),
        call(document.required("call")),
        ObservationJson.read(document.required("observation")),
        RoutingJson.read(document.required("decision")),
        text,
        serving,
        ShadowJson.read(document));
  }

  /// The level under which a document was captured, whether or not its text is still there.
  static CaptureLevel level(JsonNode document) {
    return CaptureLevel.valueOf(upper(document.required("capture").textValue()));
  }

  private static ObjectNode write(CallIdentity identity) {
    var names = identity.clientNames();
    var json =
        object()
            .put("id", identity.id().value())
            .put("at", identity.at().toString())
            .put("tenant", identity.tenant().value())
            .put("session", identity.session())
            .put("agent", identity.agent())
            .put("parent_agent", names.parentAgent())
            .put("prompt_id", names.promptId());
    var requests = json.putArray("client_request_ids");
    names.requestIds().forEach(requests::add);
    return json;
  }

  private static CallIdentity identity(JsonNode json) {
    var requests = elements(json.required("client_request_ids"));
    return new CallIdentity(
        new DecisionId(json.required("id").textValue()),
        Instant.parse(json.required("at").textValue()),
        new TenantId(json.required("tenant").textValue()),
        json.required("session").textValue(),
        json.required("agent").textValue(),
        new ClientNames(
            json.required("prompt_id").textValue(),
            json.required("parent_agent").textValue(),
            requests.stream().map(JsonNode::textValue).toList()));
  }

  private static ObjectNode write(IncomingCall call) {
    return object()
        .put("endpoint", call.endpoint().name().toLowerCase(Locale.ROOT))
        .put("dialect", call.dialect().name().toLowerCase(Locale.ROOT))
        .put("kind", call.kind())
        .put("requested_model", call.requested().name())
        .put("virtual_model", call.requested().virtual())
        .put("streamed", call.streamed())
        .put("body_bytes", call.bodyBytes())
        .put("client", call.client().name())
        .put("client_version", call.client().version());
  }

  private static IncomingCall call(JsonNode json) {
    return new IncomingCall(
        Endpoint.valueOf(upper(json.required("endpoint").textValue())),
        Dialect.valueOf(upper(json.required("dialect").textValue())),
        json.required("kind").textValue(),
        new RequestedModel(
            json.required("requested_model").textValue(),
            json.required("virtual_model").booleanValue()),
        json.required("streamed").booleanValue(),
        json.required("body_bytes").longValue(),
        new ClientProgram(
            json.required("client").textValue(), json.required("client_version").textValue()));
  }

  static ObjectNode write(CapturedText text) {
    return object()
        .put("level", text.level().label())
        .put("prompt", text.prompt())
        .put("digest", text.digest())
        .put("body", text.body());
  }

  static CapturedText text(JsonNode json) {
    return new CapturedText(
        CaptureLevel.valueOf(upper(json.required("level").textValue())),
        json.required("prompt").textValue(),
        json.required("digest").textValue(),
        json.required("body").textValue());
  }
}
