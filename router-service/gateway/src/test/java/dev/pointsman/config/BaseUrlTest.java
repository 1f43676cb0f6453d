package dev.pointsman.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.unit.ProviderId;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254",
        "https://169.254.169.254/latest",
        "http://169.254.0.1:80",
        "http://2852039166",
        "http://0251.0376.0251.0376",
        "http://0xa9.0xfe.0xa9.0xfe",
        "http://0xA9FEA9FE",
        "http://169.254.43518",
        "http://127.1",
        "http://017700000001",
        "http://[::ffff:169.254.169.254]",
        "http://[::169.254.169.254]",
        "http://[64:ff9b::a9fe:a9fe]",
        "http://[2002:a9fe:a9fe::1]",
        "http://[fe80::1]",
        "http://[fd00:ec2::254]",
        "http://[::]",
        "http://0.0.0.0",
        "http://[1:2]",
        "http://100.100.100.200",
        "http://metadata.google.internal",
        "http://METADATA.google.internal.",
        "http://user:secret@api.example.com",
        "https://api.example.com@169.254.169.254",
        "https://api.example.com#@evil.example",
        "https://api.example.com?x=1",
        "file:///etc/passwd",
        "gopher://localhost:70",
        "ftp://localhost",
        "https://",
        "//api.example.com",
        "https://a b",
        "https://a..b",
        "http://my_host",
        "http://localhost:99999",
        "http://169.254.169.254.",
        "https://%31%36%39.254.169.254",
        "https://①⑥⑨.254.169.254"
      })
  void isRefused(String url) {
    var read = BaseUrl.read(url, true);
    assertThat(read.fault()).isPresent();
    assertThat(read.uri()).isEqualTo(URI.create("https://invalid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.anthropic.com",
        "https://openrouter.ai/api/v1",
        "http://localhost:11434",
        "http://127.0.0.1:8000/v1/",
        "http://[::1]:8000",
        "http://192.168.1.20:8000",
        "http://10.0.0.2",
        "http://[fd12:3456::1]:80",
        "http://ollama:11434",
        "http://gpu.internal",
        "https://8.8.8.8"
      })
  void isAllowed(String url) {
    assertThat(BaseUrl.read(url, false).fault()).isEmpty();
  }

  @Test
  void plainHttpToTheInternetHasToBeWanted() {
    assertThat(BaseUrl.read("http://api.example.com", false).objection()).contains("https");
    assertThat(BaseUrl.read("http://8.8.8.8", false).objection()).contains("allow_plain_http");
    assertThat(BaseUrl.read("http://api.example.com", true).fault()).isEmpty();
  }

  @Test
  void anAddressThatANameResolvedToIsJudgedAgain() throws java.net.UnknownHostException {
    assertThat(AddressRules.isForbidden(InetAddress.ofLiteral("169.254.169.254"))).isTrue();
    assertThat(AddressRules.isForbidden(InetAddress.getLoopbackAddress())).isFalse();
  }

  @Test
  void localServersAndThoseWithoutAVariableNeedNoKey() {
    assertThat(provider("https://api.example.com", "K").needsKey()).isTrue();
    assertThat(provider("https://api.example.com", "").needsKey()).isFalse();
    assertThat(provider("http://localhost:11434", "K").needsKey()).isFalse();
    assertThat(provider("http://[::1]:11434", "K").needsKey()).isFalse();
    assertThat(provider("https://a.example", "K").key(Map.of("K", " k "))).contains("k");
    assertThat(provider("https://a.example", "K").key(Map.of("K", " "))).isEmpty();
  }

  @Test
  void anEmptyKeyVariableMeansThatNoKeyIsAskedFor() {
    var yaml = "providers: {mine: {base_url: \"https://a.example\", key_variable: \"\"}}";
    assertThat(new ConfigReader(Map.of()).parse(yaml).providers().values())
        .anyMatch(mine -> mine.keyVariable().isEmpty());
  }

  @Test
  void aLocalProviderOfAnotherNameGetsNoKeyUnlessItIsNamed() {
    var yaml = "providers: {mine: {base_url: \"http://localhost:11434/v1\"}}";
    assertThat(keyVariable("mine", yaml)).isEmpty();
  }

  @Test
  void aMovedUsualProviderAndAnotherNameForItsHostKeepItsKey() {
    var moved = "providers: {openai: {base_url: \"https://a.example\"}}";
    assertThat(keyVariable("openai", moved)).isEqualTo("OPENAI_API_KEY");
    assertThat(keyVariable("mine", "providers: {mine: {dialect: anthropic}}"))
        .isEqualTo("ANTHROPIC_API_KEY");
  }

  private static String keyVariable(String name, String yaml) {
    var providers = new ConfigReader(Map.of()).parse(yaml).providers();
    return Objects.requireNonNull(providers.get(new ProviderId(name))).keyVariable();
  }

  private static ProviderConfig provider(String base, String variable) {
    return new ProviderConfig(Dialect.OPENAI, URI.create(base), variable);
  }
}
