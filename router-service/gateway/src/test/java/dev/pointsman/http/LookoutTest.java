package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookoutTest {
  private static final int PATIENCE_SECONDS = 20;

  private final Lookout lookout = new Lookout();
  private final CountDownLatch gone = new CountDownLatch(1);
  private Socket client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      client = new Socket(server.getInetAddress(), server.getLocalPort());
      accepted = server.accept();
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    lookout.close();
  }

  @Test
  void noticesAClientThatLeaves() throws Exception {
    try (var watch = lookout.watch(accepted, gone::countDown)) {
      client.close();
      assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.isAhead()).isFalse();
    }
  }

  @Test
  void aClientThatSendsItsNextRequestHasNotLeft() throws Exception {
    try (var watch = lookout.watch(accepted, gone::countDown)) {
      client.getOutputStream().write('P');
      watch.glance();
      assertThat(watch.isAhead()).isTrue();
      assertThat(gone.getCount()).isEqualTo(1);
    }
  }

  @Test
  void looksAtNobodyWhoseCallIsOver() throws Exception {
    var watch = lookout.watch(accepted, gone::countDown);
    watch.close();
    client.close();
    watch.glance();
    assertThat(gone.getCount()).isEqualTo(1);
  }
}
