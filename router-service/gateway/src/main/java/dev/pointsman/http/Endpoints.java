package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.wire.ClassifyInputReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.logging.Logger;

/// What answers at each path.
final class Endpoints {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.decisions");
  private static final String CLASSIFY = "/v1/classify";
  private static final List<String> READ_ONLY =
      List.of("/health", "/ready", "/metrics", "/openapi");
  private static final String INPUTS = "inputs";

  private final ClassifyPipeline pipeline;
  private final Telemetry telemetry;
  private final String model;
  private final int batchInputs;

  Endpoints(ClassifyPipeline pipeline, Telemetry telemetry, String model, int batchInputs) {
    this.pipeline = pipeline;
    this.telemetry = telemetry;
    this.model = model;
    this.batchInputs = batchInputs;
  }

  void route(HttpRouting.Builder routing) {
    routing
        .post(CLASSIFY, at(CLASSIFY, exchange -> exchange.answer(this::classify)))
        .get("/health", at("/health", exchange -> exchange.answer(body -> state("up"))))
        .get("/ready", at("/ready", exchange -> exchange.answer(body -> state("ready"))))
        .get(
            "/metrics",
            at(
                "/metrics",
                exchange ->
                    exchange.send(
                        "text/plain; version=0.0.4; charset=utf-8", telemetry.prometheusText())))
        .get(
            "/openapi",
            at("/openapi", exchange -> exchange.send("application/json", OpenApi.document())))
        .any(CLASSIFY, (request, response) -> refuseMethod(request, response, "POST"));
    READ_ONLY.forEach(
        path -> routing.any(path, (request, response) -> refuseMethod(request, response, "GET")));
    routing.any(at("other", exchange -> exchange.refuse(UNKNOWN_PATH)));
  }

  private static final Problem UNKNOWN_PATH =
      Problem.of(404, "Not found", "expected " + CLASSIFY + " or one of " + READ_ONLY);

  /// What a route does with an exchange.
  private interface Route {
    void serve(Exchange exchange) throws IOException;
  }

  private Handler at(String path, Route route) {
    return (request, response) -> route.serve(new Exchange(request, response, path, telemetry));
  }

  private void refuseMethod(ServerRequest request, ServerResponse response, String allowed) {
    response.header(HeaderNames.ALLOW, allowed);
    var came = Exchange.printable(request.prologue().method().text());
    new Exchange(request, response, "other", telemetry)
        .refuse(Problem.of(405, "Method not allowed", "expected " + allowed + ", got " + came));
  }

  private JsonNode state(String state) {
    return JsonNodeFactory.instance.objectNode().put("status", state).put("model", model);
  }

  private JsonNode classify(byte[] body) {
    var root = PlacedJson.root(JsonReader.read(body));
    root.requireObject();
    return root.field(INPUTS).isAbsent() ? single(root) : batch(root.field(INPUTS));
  }

  private ObjectNode single(PlacedJson input) {
    var answer = pipeline.handle(ClassifyInputReader.read(input));
    telemetry.decided(answer);
    LOG.info(() -> DecisionLine.of(answer));
    return answer.json();
  }

  private JsonNode batch(PlacedJson inputs) {
    var elements = inputs.requireElements();
    if (elements.size() > batchInputs) {
      throw new MalformedJson(
          inputs.pointer(),
          "at most " + batchInputs + " inputs",
          Integer.toString(elements.size()));
    }
    var answer = JsonNodeFactory.instance.objectNode();
    var results = answer.putArray("results");
    elements.forEach(element -> results.add(inPlace(element)));
    return answer;
  }

  /// One bad input does not cost the others their answers.
  private JsonNode inPlace(PlacedJson input) {
    try {
      return single(input);
    } catch (MalformedJson malformed) {
      var refused = JsonNodeFactory.instance.objectNode();
      refused.set("error", Problem.of(malformed).json());
      return refused;
    }
  }
}
