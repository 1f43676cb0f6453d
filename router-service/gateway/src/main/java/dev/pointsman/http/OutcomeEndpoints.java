package dev.pointsman.http;

import static dev.pointsman.http.OutcomeDesk.OUTCOMES;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.unit.TenantId;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// The paths at which people, tools and CI tell what became of decided work.
final class OutcomeEndpoints {
  private static final String BUILDS = OUTCOMES + "/ci";
  private static final int NOT_ADMITTED = 401;
  private static final int NOT_ALLOWED = 405;

  private final OutcomeDesk desk;
  private final Edge edge;

  OutcomeEndpoints(OutcomeDesk desk, Edge edge) {
    this.desk = desk;
    this.edge = edge;
  }

  void route(HttpRouting.Builder routing) {
    routing
        .post(
            OUTCOMES,
            taking(
                OUTCOMES, (request, body, tenant) -> desk.report(body, isNdjson(request), tenant)))
        .post(BUILDS, taking(BUILDS, (_, body, tenant) -> desk.build(body, tenant)))
        .any(OUTCOMES, this::refuseMethod)
        .any(BUILDS, this::refuseMethod);
  }

  /// What a path does with a tenant's report.
  private interface Taking {
    Reply answer(ServerRequest request, byte[] body, TenantId tenant);
  }

  private Handler taking(String path, Taking taking) {
    return (request, response) -> {
      var exchange = new Exchange(request, response, path, edge);
      switch (exchange.admission()) {
        case Admission.Refused(var sentence) ->
            exchange.refuse(Problem.of(NOT_ADMITTED, "Not admitted", sentence));
        case Admission.Admitted(var tenant) ->
            exchange.answer(body -> taking.answer(request, body, tenant));
      }
    };
  }

  private static boolean isNdjson(ServerRequest request) {
    var type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    return type.contains("ndjson") || type.contains("jsonl");
  }

  private void refuseMethod(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ALLOW, "POST");
    var came = Exchange.printable(request.prologue().method().text());
    new Exchange(request, response, OUTCOMES, edge)
        .refuse(Problem.of(NOT_ALLOWED, "Method not allowed", "expected POST, got " + came));
  }
}
