package dev.pointsman.http;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.Endpoint;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.util.TreeMap;

/// The paths of live traffic, of what clients ask before it, and of what was decided about it.
public final class RouteEndpoints {
  private static final int UPGRADE_REQUIRED = 426;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final String MODELS = "/v1/models";
  private static final String DECISIONS = "/v1/decisions";
  private static final String REVIEW = "/v1/review";
  private static final String DRIFT = "/v1/reports/drift";

  private final RoutePipeline anthropic;
  private final RoutePipeline openAi;
  private final Discovery discovery;
  private final Desks desks;

  /// Routes the calls of each dialect to its own pipeline.
  public RouteEndpoints(
      RoutePipeline anthropic, RoutePipeline openAi, Discovery discovery, Desks desks) {
    this.anthropic = anthropic;
    this.openAi = openAi;
    this.discovery = discovery;
    this.desks = desks;
  }

  void route(HttpRouting.Builder routing, Edge edge) {
    routing.get(
        Endpoint.RESPONSES.path(),
        (request, response) -> {
          response
              .header(HeaderNames.UPGRADE, "HTTP/1.1")
              .header(HeaderNames.CONNECTION, "Upgrade");
          answering("/v1/responses", edge, _ -> noWebSocket()).handle(request, response);
        });
    for (var endpoint : Endpoint.values()) {
      routing
          .post(endpoint.path(), carrying(endpoint, edge))
          .any(
              endpoint.path(),
              (request, response) -> {
                response.header(HeaderNames.ALLOW, "POST");
                answering(endpoint.path(), edge, asked -> notAPost(asked, endpoint))
                    .handle(request, response);
              });
    }
    routing
        .head("/", answering("/", edge, _ -> discovery.hello()))
        .head("/api/hello", answering("/api/hello", edge, _ -> discovery.hello()))
        .get("/api/hello", answering("/api/hello", edge, _ -> discovery.hello()))
        .head(MODELS, owning(MODELS, edge, this::models))
        .get(MODELS, owning(MODELS, edge, this::models))
        .get(MODELS + "/{id}", owning(MODELS, edge, this::model))
        .get(DRIFT, owning(DRIFT, edge, (_, tenant) -> desks.drift().answer(tenant)))
        .get(DECISIONS, owning(DECISIONS, edge, this::decisions))
        .get(DECISIONS + "/{id}", owning(DECISIONS, edge, this::decision))
        .get(REVIEW, owning(REVIEW, edge, this::review));
    new OutcomeEndpoints(desks.outcomes(), desks.webhook(), edge).route(routing);
  }

  private Handler carrying(Endpoint endpoint, Edge edge) {
    var isAnthropic = endpoint.dialect() == Dialect.ANTHROPIC_MESSAGES;
    var pipeline = isAnthropic ? anthropic : openAi;
    return (request, response) ->
        new RoutedExchange(request, response, endpoint, edge).carry(pipeline);
  }

  /// What a path answers without a body.
  private interface Asking {
    Reply answer(ServerRequest request);
  }

  private static Handler answering(String path, Edge edge, Asking asking) {
    return (request, response) ->
        new Exchange(request, response, path, edge).answer(_ -> asking.answer(request));
  }

  /// What a path answers a tenant.
  private interface Owning {
    Reply answer(ServerRequest request, TenantId tenant);
  }

  private static Handler owning(String path, Edge edge, Owning owning) {
    return (request, response) -> {
      var exchange = new Exchange(request, response, path, edge);
      switch (exchange.admission()) {
        case Admission.Refused(var status, var sentence) when path.equals(MODELS) ->
            exchange.send(Reply.error(new DialectError(status, sentence), dialect(request)));
        case Admission.Refused(var status, var sentence) ->
            exchange.refuse(Problem.of(status, "Not admitted", sentence));
        case Admission.Admitted(var tenant) -> exchange.answer(_ -> owning.answer(request, tenant));
      }
    };
  }

  /// Codex tries a WebSocket first and goes on with plain HTTP when it is told so. RFC 9110,
  /// section 15.5.22, demands the name of the protocol that is spoken.
  private static Reply noWebSocket() {
    var error = new DialectError(UPGRADE_REQUIRED, "no WebSocket here: send POST requests");
    return Reply.error(error, Dialect.OPENAI_RESPONSES);
  }

  private static Reply notAPost(ServerRequest request, Endpoint endpoint) {
    var came = Exchange.printable(request.prologue().method().text());
    var error = new DialectError(METHOD_NOT_ALLOWED, "expected POST, got " + came);
    return Reply.error(error, endpoint.dialect());
  }

  private static Dialect dialect(ServerRequest request) {
    return isAnthropic(request) ? Dialect.ANTHROPIC_MESSAGES : Dialect.OPENAI_CHAT;
  }

  private Reply models(ServerRequest request, TenantId tenant) {
    return discovery.models(isAnthropic(request));
  }

  private Reply model(ServerRequest request, TenantId tenant) {
    return discovery.model(request.path().pathParameters().get("id"), isAnthropic(request));
  }

  private static boolean isAnthropic(ServerRequest request) {
    return request.headers().contains(HeaderNames.create("anthropic-version"));
  }

  private Reply decisions(ServerRequest request, TenantId tenant) {
    var query = new TreeMap<String, String>();
    request.query().names().forEach(name -> query.put(name, request.query().get(name)));
    var wanted = request.headers().first(HeaderNames.ACCEPT).orElse("");
    return desks.archive().list(query, tenant, wanted.contains("ndjson"));
  }

  private Reply decision(ServerRequest request, TenantId tenant) {
    var id = request.path().pathParameters().get("id");
    return desks.archive().find(id, tenant).orElseGet(RouteEndpoints::unknownDecision);
  }

  private Reply review(ServerRequest request, TenantId tenant) {
    return desks.reviews().queue(request.query().first("limit").orElse("10"), tenant);
  }

  private static Reply unknownDecision() {
    return Reply.problem(
        Problem.of(NOT_FOUND, "Not found", "expected the id of a decision of this tenant"),
        DECISIONS);
  }
}
