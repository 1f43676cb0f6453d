package dev.pointsman.config;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.unit.ProviderId;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `providers`: the two usual ones are always there, and any may be added or moved.
final class ProviderSection {
  private final Section section;
  private final Map<String, String> environment;

  ProviderSection(Section section, Map<String, String> environment) {
    this.section = section;
    this.environment = environment;
  }

  Map<ProviderId, ProviderConfig> read() {
    var providers = new LinkedHashMap<ProviderId, ProviderConfig>();
    for (var dialect : Dialect.values()) {
      providers.put(new ProviderId(dialect.label()), usual(dialect));
    }
    for (var name : section.keys()) {
      if (name.isBlank()) {
        section.note(name, "blank", "give the provider a name");
      } else {
        providers.put(new ProviderId(name), provider(name, section.section(name)));
      }
    }
    return providers;
  }

  private ProviderConfig usual(Dialect dialect) {
    var host =
        switch (dialect) {
          case ANTHROPIC -> "https://api.anthropic.com";
          case OPENAI -> "https://api.openai.com";
        };
    var variable = "POINTSMAN_" + dialect.name() + "_BASE_URL";
    var url = environment.getOrDefault(variable, host).strip();
    var read = BaseUrl.read(url, false);
    read.fault().ifPresent(remedy -> section.noteOutside(variable, url, remedy));
    return new ProviderConfig(dialect, read.uri(), dialect.name() + "_API_KEY");
  }

  private ProviderConfig provider(String name, Section provider) {
    var labels = Arrays.stream(Dialect.values()).map(Dialect::label).toList();
    var label = provider.text("dialect", labels.contains(name) ? name : "openai");
    var usual = usual(dialect(provider, label, labels));
    var isPlainAllowed = provider.flag("allow_plain_http", false);
    if (!provider.has("base_url")) {
      return new ProviderConfig(
          usual.dialect(), usual.baseUrl(), keyVariable(provider, usual.keyVariable()));
    }
    var url = url(provider, isPlainAllowed);
    var isMoved = name.equals(usual.dialect().label());
    var otherwise = isMoved ? usual.keyVariable() : keyOfItsOwn(provider, url);
    return new ProviderConfig(usual.dialect(), url, keyVariable(provider, otherwise));
  }

  private static String keyVariable(Section provider, String otherwise) {
    return provider.isEmptyText("key_variable") ? "" : provider.text("key_variable", otherwise);
  }

  /// The usual provider's key must not reach a host of another name because nobody said which key
  /// belongs there; a server on this machine needs none.
  private static String keyOfItsOwn(Section provider, URI url) {
    var isSaid = provider.has("key_variable") || provider.isEmptyText("key_variable");
    if (!isSaid && !AddressRules.isLoopback(url.getHost())) {
      provider.note(
          "key_variable",
          "missing",
          "name the environment variable of its key, or write \"\" where none is asked for");
    }
    return "";
  }

  private static URI url(Section provider, boolean isPlainAllowed) {
    var url = provider.text("base_url", "https://invalid");
    var read = BaseUrl.read(url, isPlainAllowed);
    read.fault().ifPresent(remedy -> provider.note("base_url", url, remedy));
    return read.uri();
  }

  private static Dialect dialect(Section provider, String label, List<String> labels) {
    if (!labels.contains(label)) {
      provider.note("dialect", label, "unknown dialect: " + Names.suggest(label, labels));
    }
    return Dialect.ofLabel(label).orElse(Dialect.OPENAI);
  }
}
