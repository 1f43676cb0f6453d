package dev.pointsman.http;

import dev.pointsman.config.Limits;
import dev.pointsman.config.ServerConfig;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/// The running HTTP service. Every limit that Helidon leaves open is set here.
public final class Service implements AutoCloseable {
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int LONGEST_PROLOGUE = 4 * 1024;
  private static final int BACKLOG = 256;
  private static final Duration IDLE_CHECK = Duration.ofSeconds(2);

  private final WebServer server;

  private Service(WebServer server) {
    this.server = server;
  }

  /// Listens on the configured address when it returns.
  ///
  /// @param model the version that `/ready` names
  public static Service start(
      ServerConfig config, ClassifyPipeline pipeline, Telemetry telemetry, String model) {
    var endpoints = new Endpoints(pipeline, telemetry, model, config.limits().batchInputs());
    var server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .update(listener -> limit(listener, config.limits()))
            .routing(endpoints::route)
            .build();
    return new Service(server.start());
  }

  private static void limit(WebServerConfig.Builder listener, Limits limits) {
    listener
        .backlog(BACKLOG)
        .maxPayloadSize(limits.bodyBytes())
        .maxTcpConnections(limits.connections())
        .maxConcurrentRequests(limits.concurrentRequests())
        .idleConnectionTimeout(limits.idleTimeout())
        .idleConnectionPeriod(IDLE_CHECK)
        .shutdownGracePeriod(limits.shutdownGrace())
        .connectionOptions(socket -> socket.tcpNoDelay(true))
        .directHandlers(problems())
        .protocolsDiscoverServices(false)
        .addProtocol(http1());
  }

  private static Http1Config http1() {
    return Http1Config.builder()
        .maxHeadersSize(LARGEST_HEADERS)
        .maxPrologueLength(LONGEST_PROLOGUE)
        .validateRequestHeaders(true)
        .validatePath(true)
        .build();
  }

  /// What the server refuses before a route sees it is a problem, too.
  private static DirectHandlers problems() {
    var handlers = DirectHandlers.builder();
    for (var event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, new RefusedByServer());
    }
    return handlers.build();
  }

  public int port() {
    return server.port();
  }

  /// Refuses new calls and waits for those under way, as long as the grace allows.
  @Override
  public void close() {
    server.stop();
  }
}
