package dev.pointsman.http;

import static dev.pointsman.http.OutcomeDesk.OUTCOMES;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.config.WebhookConfig;
import dev.pointsman.unit.TenantId;
import io.helidon.http.HeaderName;
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

  private static final HeaderName SIGNATURE = HeaderNames.create(WebhookSignature.HEADER);

  private final OutcomeDesk desk;
  private final WebhookConfig webhook;
  private final Edge edge;

  /// @param webhook how builds are known to come from CI
  OutcomeEndpoints(OutcomeDesk desk, WebhookConfig webhook, Edge edge) {
    this.desk = desk;
    this.webhook = webhook;
    this.edge = edge;
  }

  void route(HttpRouting.Builder routing) {
    routing
        .post(
            OUTCOMES,
            taking(
                OUTCOMES, (request, body, tenant) -> desk.report(body, isNdjson(request), tenant)))
        .post(BUILDS, webhook.isSigned() ? this::signedBuild : openBuild())
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
        case Admission.Refused(var status, var sentence) ->
            exchange.refuse(Problem.of(status, "Not admitted", sentence));
        case Admission.Admitted(var tenant) ->
            exchange.answer(body -> taking.answer(request, body, tenant));
      }
    };
  }

  private Handler openBuild() {
    return taking(BUILDS, (_, body, tenant) -> desk.build(body, tenant));
  }

  /// The signature admits: GitHub can send no client key along.
  private void signedBuild(ServerRequest request, ServerResponse response) {
    var exchange = new Exchange(request, response, BUILDS, edge);
    var tenant =
        exchange.admission() instanceof Admission.Admitted(var own) ? own : webhook.tenant();
    var signature = request.headers().first(SIGNATURE).orElse("");
    exchange.answer(body ->
        new WebhookSignature(webhook)
            .fault(body, signature)
            .map(fault -> Reply.problem(Problem.of(NOT_ADMITTED, "Not admitted", fault), BUILDS))
            .orElseGet(() -> desk.build(body, tenant)));
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
