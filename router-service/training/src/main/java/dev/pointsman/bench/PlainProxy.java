package dev.pointsman.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Nginx in front of the upstream, as a proxy that does nothing else: what any hop costs here.
final class PlainProxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final int TRIES = 200;
  private static final int PAUSE_MILLIS = 20;
  private static final int STOP_SECONDS = 5;
  private final Process process;
  private final URI base;
  private final Thread stopAtExit;

  private PlainProxy(Process process, URI base) {
    this.process = process;
    this.base = base;
    this.stopAtExit = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /// Empty where nginx is not installed.
  static Optional<PlainProxy> start(URI upstream, Path folder)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      return Optional.empty();
    }
    var port = freePort();
    var user = System.getProperty("user.name");
    var file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration(user, folder, upstream.getPort(), port));
    var process =
        new ProcessBuilder(PROGRAM.toString(), "-p", folder.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    var proxy = new PlainProxy(process, URI.create("http://127.0.0.1:" + port));
    proxy.awaitListening();
    return Optional.of(proxy);
  }

  private static String configuration(String user, Path folder, int upstream, int port) {
    return """
    daemon off;
    user %1$s;
    worker_processes 1;
    pid %2$s/nginx.pid;
    error_log %2$s/error.log;
    events { worker_connections 1024; }
    http {
      access_log off;
      client_body_temp_path %2$s/body;
      proxy_temp_path %2$s/proxy;
      client_body_buffer_size 2m;
      keepalive_requests 1000000;
      upstream provider { server 127.0.0.1:%3$d; keepalive 128; keepalive_requests 1000000; }
      server {
        listen 127.0.0.1:%4$d;
        client_max_body_size 32m;
        tcp_nodelay on;
        location / {
          proxy_pass http://provider;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_buffering off;
        }
      }
    }
    """
        .formatted(user, folder, upstream, port);
  }

  URI base() {
    return base;
  }

  private void awaitListening() throws InterruptedException {
    for (var tries = 0; tries < TRIES && process.isAlive(); tries++) {
      try (var _ = new Socket(base.getHost(), base.getPort())) {
        return;
      } catch (IOException _) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    close();
    throw new IllegalStateException("expected nginx to listen on " + base + ", it does not");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }
  }
}
