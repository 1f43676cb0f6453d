package dev.pointsman.http;

import dev.pointsman.config.Limits;
import dev.pointsman.config.ServerConfig;
import io.helidon.common.mapper.MapperManager;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.util.function.Consumer;

/// The running HTTP service. Every limit that Helidon leaves open is set here.
public final class Service implements AutoCloseable {
  static final int LARGEST_HEADERS = 16 * 1024;
  private static final int LONGEST_PROLOGUE = 4 * 1024;
  private static final int BACKLOG = 256;
  private static final Duration IDLE_CHECK = Duration.ofSeconds(2);

  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(9);
  private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(5);

  private final WebServer server;
  private final Edge edge;

  private Service(WebServer server, Edge edge) {
    this.server = server;
    this.edge = edge;
  }

  static {
    keepMappers();
  }

  /// The server makes new mappers each time that it reads a header as a number, which takes 0.1 ms;
  /// those that were set it keeps. It offers no other way to set the ones that it uses.
  @SuppressWarnings("removal")
  private static void keepMappers() {
    MapperManager.global(MapperManager.create());
  }

  /// Listens on the configured address when it returns.
  ///
  /// @throws CannotListen when there is no socket to be had at the address
  public static Service start(ServerConfig config, Offering offering, Telemetry telemetry) {
    var clock = new RequestClock(CLIENT_PATIENCE);
    var limits = config.limits();
    var memory = new BodyMemory(limits.heldBodyBytes(), MEMORY_PATIENCE);
    var edge =
        new Edge(clock, new Lookout(), telemetry, offering.keys(), limits.bodyBytes(), memory);
    var endpoints = new Endpoints(offering.classify(), edge, offering.model(), limits);
    return start(
        config,
        edge,
        routing -> {
          offering.routes().route(routing, edge);
          endpoints.route(routing);
        });
  }

  static Service start(ServerConfig config, Edge edge, Consumer<HttpRouting.Builder> routing) {
    var clock = edge.clock();
    var server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .update(listener -> limit(listener, config.limits(), clock))
            .routing(routing)
            .build()
            .start();
    // The server only logs that it did not start.
    if (!server.isRunning()) {
      edge.close();
      throw new CannotListen(config);
    }
    return new Service(server, edge);
  }

  private static void limit(WebServerConfig.Builder listener, Limits limits, RequestClock clock) {
    var sockets = SocketOptions.builder().tcpNoDelay(true).build();
    listener
        .backlog(BACKLOG)
        // Helidon's NIO sockets drop the rest of a buffer that the network does not take at once.
        .useNio(false)
        .maxPayloadSize((long) limits.bodyBytes() + RequestBody.DISCARDED)
        .maxTcpConnections(limits.connections())
        .maxConcurrentRequests(limits.connections())
        .idleConnectionTimeout(limits.idleTimeout())
        .idleConnectionPeriod(IDLE_CHECK)
        .shutdownGracePeriod(limits.shutdownGrace())
        .connectionOptions(new WatchedSockets(sockets, clock))
        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
        .directHandlers(problems())
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new SoleProtocol(http1(clock)));
  }

  private static Http1ConnectionSelector http1(RequestClock clock) {
    var http =
        Http1Config.builder()
            .maxHeadersSize(LARGEST_HEADERS)
            .maxPrologueLength(LONGEST_PROLOGUE)
            .validateRequestHeaders(true)
            .validatePath(true)
            .addReceiveListener(clock)
            .build();
    return Http1ConnectionSelector.builder().config(http).build();
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
    edge.close();
  }
}
