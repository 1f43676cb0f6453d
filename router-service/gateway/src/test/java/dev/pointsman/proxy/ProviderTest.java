package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.upstream.Endpoint;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProviderTest {
  @Test
  void addsTheVersionOnlyWhereTheBaseUrlHasNone() {
    assertThat(at("http://h", "")).isEqualTo("http://h/v1/chat/completions");
    assertThat(at("http://h/v1/", "")).isEqualTo("http://h/v1/chat/completions");
    assertThat(at("https://h/api/v1", "")).isEqualTo("https://h/api/v1/chat/completions");
    assertThat(at("https://h/v1beta/openai", ""))
        .isEqualTo("https://h/v1beta/openai/chat/completions");
  }

  @Test
  void trial24NoQueryLeadsElsewhere() {
    assertThat(at("http://h", "beta=true")).isEqualTo("http://h/v1/chat/completions?beta=true");
    assertThat(at("http://h", "a b\r\nHost: x")).isEqualTo("http://h/v1/chat/completions");
    assertThat(URI.create(at("http://h", "@evil/")).getHost()).isEqualTo("h");
  }

  @Test
  void aKeyIsNeverShown() {
    assertThat(provider("http://h").toString()).doesNotContain("sk-1");
  }

  private static String at(String base, String query) {
    return provider(base).address(Endpoint.CHAT_COMPLETIONS, query).toString();
  }

  private static Provider provider(String base) {
    return new Provider(
        new ProviderId("p"), Dialect.OPENAI, URI.create(base), Secret.of("sk-1"), 4);
  }
}
