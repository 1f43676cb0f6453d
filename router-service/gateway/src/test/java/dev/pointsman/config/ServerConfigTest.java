package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "box.localhost",
        "127.0.0.1",
        "127.8.9.10",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1"
      })
  void onlyThisMachineReachesItsLoopback(String host) {
    assertThat(at(host).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "[::]",
        "192.168.1.2",
        "fd12::1",
        "127.0.0.999",
        "localhost.example.org",
        "box"
      })
  void othersReachWhatIsNone(String host) {
    assertThat(at(host).isLoopback()).isFalse();
  }

  private static ServerConfig at(String host) {
    return ServerConfig.DEFAULT.at(host, 0);
  }
}
