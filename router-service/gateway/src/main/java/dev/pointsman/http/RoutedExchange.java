package dev.pointsman.http;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderField;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Served;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One routed call at the edge: who calls, the body read whole, the connection watched while the
/// pipeline serves it.
final class RoutedExchange {
  /// As much as the largest provider takes.
  static final int LARGEST_BODY = 32 << 20;

  private static final int TOO_LARGE = 413;
  private static final int UNAVAILABLE = 503;

  private final ServerRequest request;
  private final ServerResponse response;
  private final Endpoint endpoint;
  private final Edge edge;
  private final long start = System.nanoTime();

  RoutedExchange(ServerRequest request, ServerResponse response, Endpoint endpoint, Edge edge) {
    this.request = request;
    this.response = response;
    this.endpoint = endpoint;
    this.edge = edge;
  }

  void carry(RoutePipeline pipeline) {
    var exchange = new Exchange(request, response, endpoint.path(), edge);
    switch (exchange.admission()) {
      case Admission.Refused refused -> exchange.send(stranger(refused));
      case Admission.Admitted(var tenant) -> admitted(pipeline, tenant);
    }
  }

  /// Without a word to any pipeline: what a stranger sends has no record.
  private Reply stranger(Admission.Refused refused) {
    var error = new DialectError(refused.status(), refused.sentence());
    return Reply.error(error, endpoint.dialect());
  }

  private void admitted(RoutePipeline pipeline, TenantId tenant) {
    switch (RequestBody.read(request, LARGEST_BODY, edge)) {
      case RequestBody.Refused(var problem) -> refused(pipeline, tenant, problem);
      case RequestBody.Whole whole -> {
        try (whole) {
          served(pipeline, call(tenant, whole.body()));
        }
      }
    }
  }

  private void refused(RoutePipeline pipeline, TenantId tenant, Problem problem) {
    response.header(HeaderValues.CONNECTION_CLOSE);
    if (problem.status() == UNAVAILABLE) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    try (var client = client()) {
      count(pipeline.refuse(call(tenant, Body.EMPTY), error(problem), client));
    }
    RequestBody.discard(request);
    throw new CloseConnectionException("a body was left unread");
  }

  /// The limit of these paths is no setting.
  private static DialectError error(Problem problem) {
    return problem.status() == TOO_LARGE
        ? new DialectError(TOO_LARGE, "expected a body of at most %d bytes".formatted(LARGEST_BODY))
        : new DialectError(problem.status(), problem.detail());
  }

  private void served(RoutePipeline pipeline, InboundCall call) {
    edge.clock().stop(request.remotePeer().address());
    Farewell.announce(request, response);
    try (var client = client()) {
      count(pipeline.handle(call, client));
      if (client.isGone()) {
        throw new CloseConnectionException("the client has gone");
      }
      if (client.isAhead()) {
        throw Farewell.closing(response, "the client is ahead of its answers");
      }
    }
    Farewell.keep(response);
  }

  private HelidonClient client() {
    var socket = edge.clock().socket(request.remotePeer().address());
    return new HelidonClient(response, socket, edge.lookout());
  }

  private InboundCall call(TenantId tenant, Body body) {
    var query = request.prologue().query().rawValue();
    return InboundCall.of(endpoint, query, headers(), body, tenant);
  }

  private HeaderFields headers() {
    List<HeaderField> fields = new ArrayList<>();
    request
        .headers()
        .forEach(header ->
            header.allValues().forEach(value -> fields.add(new HeaderField(header.name(), value))));
    return new HeaderFields(fields);
  }

  private void count(Served served) {
    edge.telemetry().routed(endpoint, served);
    edge.telemetry()
        .served(endpoint.path(), served.status(), Duration.ofNanos(System.nanoTime() - start));
  }
}
