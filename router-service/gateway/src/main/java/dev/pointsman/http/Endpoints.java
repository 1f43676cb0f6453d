package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.config.Limits;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.wire.ClassifyInputReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// What answers at each path.
final class Endpoints {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.decisions");
  private static final String CLASSIFY = "/v1/classify";
  private static final String READY = "/ready";
  private static final List<String> READ_ONLY = List.of("/health", READY, "/metrics", "/openapi");
  private static final String INPUTS = "inputs";

  private final ClassifyPipeline pipeline;
  private final Edge edge;
  private final Supplier<String> model;
  private final int batchInputs;
  private final Semaphore permits;

  Endpoints(ClassifyPipeline pipeline, Edge edge, Supplier<String> model, Limits limits) {
    this.pipeline = pipeline;
    this.edge = edge;
    this.model = model;
    batchInputs = limits.batchInputs();
    permits = new Semaphore(limits.concurrentRequests());
  }

  void route(HttpRouting.Builder routing) {
    readable(routing, "/health", () -> state("up"));
    readable(routing, READY, this::ready);
    readable(routing, "/metrics", this::metrics);
    readable(routing, "/openapi", () -> OPENAPI);
    routing
        .post(CLASSIFY, at(CLASSIFY, exchange -> exchange.answerAdmitted(this::permitted)))
        .any(CLASSIFY, (request, response) -> refuseMethod(request, response, "POST"));
    READ_ONLY.forEach(
        path -> routing.any(path, (request, response) -> refuseMethod(request, response, "GET")));
    routing.any(at("other", exchange -> exchange.refuse(UNKNOWN_PATH)));
  }

  private static final Reply OPENAPI = new Reply(200, "application/json", OpenApi.document());
  private static final Problem UNKNOWN_PATH =
      Problem.of(
          404,
          "Not found",
          "expected %s, %s, /v1/models, or one of %s (/openapi lists the rest)"
              .formatted(
                  CLASSIFY,
                  Arrays.stream(Endpoint.values())
                      .map(Endpoint::path)
                      .collect(Collectors.joining(", ")),
                  READ_ONLY));

  /// What a route does with an exchange.
  private interface Route {
    void serve(Exchange exchange);
  }

  private Handler at(String path, Route route) {
    return (request, response) -> route.serve(new Exchange(request, response, path, edge));
  }

  private void readable(HttpRouting.Builder routing, String path, Supplier<Reply> reply) {
    var handler = at(path, exchange -> exchange.answer(body -> reply.get()));
    routing.get(path, handler).head(path, handler);
  }

  private void refuseMethod(ServerRequest request, ServerResponse response, String allowed) {
    response.header(HeaderNames.ALLOW, allowed);
    var came = Exchange.printable(request.prologue().method().text());
    new Exchange(request, response, "other", edge)
        .refuse(Problem.of(405, "Method not allowed", "expected " + allowed + ", got " + came));
  }

  private Reply state(String state) {
    return Reply.json(
        JsonNodeFactory.instance.objectNode().put("status", state).put("model", model.get()));
  }

  private Reply ready() {
    return pipeline
        .obstacle()
        .map(why -> Problem.of(503, "Not ready", "the model does not answer: " + why))
        .map(problem -> Reply.problem(problem, READY))
        .orElseGet(() -> state("ready"));
  }

  private Reply metrics() {
    return new Reply(
        200, "text/plain; version=0.0.4; charset=utf-8", edge.telemetry().prometheusText());
  }

  /// Beyond the limit a call is turned away at once, so that the others stay fast. Operators are
  /// never turned away, nor does a client that is slow to send its body take anyone's place.
  private Reply permitted(byte[] body) {
    if (!permits.tryAcquire()) {
      return Reply.problem(Problem.busy(), CLASSIFY);
    }
    try {
      return Reply.json(classify(body));
    } finally {
      permits.release();
    }
  }

  private JsonNode classify(byte[] body) {
    var root = PlacedJson.root(JsonReader.read(body));
    root.requireObject();
    if (root.field(INPUTS).isAbsent()) {
      return single(root);
    }
    if (!root.field("prompt").isAbsent() || !root.field("request").isAbsent()) {
      throw new MalformedJson("", "one input or a list of \"inputs\"", "both");
    }
    return batch(root.field(INPUTS));
  }

  private ObjectNode single(PlacedJson input) {
    var answer = pipeline.handle(ClassifyInputReader.read(input));
    edge.telemetry().decided(answer);
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
      refused.set("error", Problem.of(malformed).json(CLASSIFY + "#" + input.pointer()));
      return refused;
    }
  }
}
