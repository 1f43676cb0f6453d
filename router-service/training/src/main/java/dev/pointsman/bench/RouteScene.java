package dev.pointsman.bench;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.SwiftUpstream;
import dev.pointsman.rig.GatewayProcess;
import dev.pointsman.rig.ScratchFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// An upstream and the roads that lead to it: direct, through nginx where it is installed, and
/// through a gateway of its own with a fresh journal.
final class RouteScene implements AutoCloseable {
  private final ScratchFolder scratch;
  private final SwiftUpstream upstream;
  private final List<PlainProxy> nginx;
  private final GatewayProcess gateway;

  private RouteScene(
      ScratchFolder scratch,
      SwiftUpstream upstream,
      List<PlainProxy> nginx,
      GatewayProcess gateway) {
    this.scratch = scratch;
    this.upstream = upstream;
    this.nginx = nginx;
    this.gateway = gateway;
  }

  /// Everything answers when it returns.
  static RouteScene open(ModelBundle model, Path jar, Reply reply, Duration pause)
      throws IOException, InterruptedException {
    var scratch = ScratchFolder.create();
    var upstream = SwiftUpstream.start(reply, pause);
    var proxy = Files.createDirectories(scratch.path().resolve("nginx"));
    var nginx = PlainProxy.start(upstream.base(), proxy).stream().toList();
    var root = ServiceSpeed.rootFor(model, scratch.path());
    var gateway = GatewayProcess.start(jar, root, environment(upstream));
    gateway.awaitReady();
    return new RouteScene(scratch, upstream, nginx, gateway);
  }

  /// What makes a gateway call this upstream.
  static Map<String, String> environment(SwiftUpstream upstream) {
    return Map.of(
        "ANTHROPIC_API_KEY", "none", "POINTSMAN_ANTHROPIC_BASE_URL", upstream.base().toString());
  }

  Map<Road, URI> roads() throws IOException {
    var roads = new EnumMap<Road, URI>(Road.class);
    roads.put(Road.DIRECT, upstream.base());
    nginx.forEach(proxy -> roads.put(Road.NGINX, proxy.base()));
    roads.put(Road.POINTSMAN, gateway.address("/"));
    return roads;
  }

  GatewayProcess gateway() {
    return gateway;
  }

  Path journal() {
    return GatewayProcess.journal(scratch.path());
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    nginx.forEach(PlainProxy::close);
    upstream.close();
    scratch.close();
  }
}
