package dev.pointsman.http;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.config.ProviderConfig;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.upstream.CapabilityTable;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Needs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the calls of a deployment can go: the providers with their dialects, and whether each has
/// the key that it asks for.
public final class Destinations {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_AUTHENTICATED = 401;
  private static final ProviderId ANTHROPIC = new ProviderId("anthropic");
  private static final ProviderId OPEN_AI = new ProviderId("openai");

  private final Map<ProviderId, ProviderConfig> providers;
  private final Catalog catalog;
  private final Set<UpstreamModel> listed;
  private final Map<String, String> environment;

  /// Knows where calls of one catalog go.
  ///
  /// @param listed the models of all catalogs
  public Destinations(
      Map<ProviderId, ProviderConfig> providers,
      Catalog catalog,
      Set<UpstreamModel> listed,
      Map<String, String> environment) {
    this.providers = Map.copyOf(providers);
    this.catalog = catalog;
    this.listed = Set.copyOf(listed);
    this.environment = Map.copyOf(environment);
  }

  /// The provider to ask for a model that the catalog does not list: the one of another catalog
  /// that does, if it can be asked, else the usual one of the endpoint's dialect.
  ProviderId home(Endpoint endpoint, String model) {
    return listed.stream()
        .filter(other -> other.model().value().equals(model))
        .map(UpstreamModel::provider)
        .filter(id -> !isForeign(endpoint, provider(id)))
        .findFirst()
        .orElseGet(() -> usual(endpoint));
  }

  private static ProviderId usual(Endpoint endpoint) {
    return switch (endpoint.dialect()) {
      case ANTHROPIC_MESSAGES -> ANTHROPIC;
      case OPENAI_CHAT, OPENAI_RESPONSES -> OPEN_AI;
    };
  }

  /// The models that a call of this endpoint cannot go to, each with the reason.
  Map<UpstreamModel, String> unfit(Endpoint endpoint, Needs needs) {
    var unfit = new HashMap<UpstreamModel, String>();
    for (var tier : catalog.ladder().tiers()) {
      for (var offer : catalog.offers(tier)) {
        obstacle(endpoint, offer)
            .or(() -> CapabilityTable.standard().of(offer.model()).obstacle(needs))
            .ifPresent(why -> unfit.put(UpstreamModel.of(offer), why));
      }
    }
    return unfit;
  }

  private Optional<String> obstacle(Endpoint endpoint, ModelOffer offer) {
    var provider = provider(offer.provider());
    if (isForeign(endpoint, provider)) {
      return Optional.of("cannot be asked in the Responses API");
    }
    return lacksKey(provider)
        ? Optional.of("has no key: " + provider.keyVariable() + " is not set")
        : Optional.empty();
  }

  /// Why a target cannot be called at all, as an error for the client; empty when it can.
  Optional<DialectError> obstacle(Endpoint endpoint, Target target) {
    var provider = provider(target.offer().provider());
    if (isForeign(endpoint, provider)) {
      return Optional.of(foreign());
    }
    return lacksKey(provider) ? Optional.of(keyless(endpoint, target)) : Optional.empty();
  }

  private DialectError keyless(Endpoint endpoint, Target target) {
    var id = target.offer().provider();
    var variable = provider(id).keyVariable();
    var either = isServedByEitherKey(target) ? eitherKey(endpoint) : variable;
    var sentence = "no key for provider %s: ".formatted(id.value()) + remedy(either);
    return new DialectError(NOT_AUTHENTICATED, sentence + instead(endpoint));
  }

  /// The ladder that stands where nothing was configured and no key found gives way to that of
  /// whichever key comes.
  private boolean isServedByEitherKey(Target target) {
    return listed.contains(UpstreamModel.of(target.offer()))
        && catalog.equals(Catalog.anthropic())
        && Stream.of(ANTHROPIC, OPEN_AI).map(this::provider).allMatch(this::lacksKey);
  }

  /// That of the endpoint's own provider first.
  private String eitherKey(Endpoint endpoint) {
    var own = usual(endpoint);
    return Stream.of(ANTHROPIC, OPEN_AI)
        .sorted(Comparator.comparing(id -> !id.equals(own)))
        .map(id -> provider(id).keyVariable())
        .collect(Collectors.joining(" or "));
  }

  /// What a call could ask for where other models have what they need. The call may be one that a
  /// client makes by itself, of a model that its user never chose.
  private String instead(Endpoint endpoint) {
    if (isOutOfReach(endpoint)) {
      return "";
    }
    return switch (endpoint.dialect()) {
      case OPENAI_CHAT, OPENAI_RESPONSES -> ", or ask for the model auto";
      case ANTHROPIC_MESSAGES ->
          ", or ask for the model claude-auto (in Claude Code: ANTHROPIC_DEFAULT_HAIKU_MODEL,"
              + " ANTHROPIC_DEFAULT_SONNET_MODEL, ANTHROPIC_DEFAULT_OPUS_MODEL or"
              + " CLAUDE_CODE_SUBAGENT_MODEL)";
    };
  }

  private boolean isOutOfReach(Endpoint endpoint) {
    return catalog.ladder().tiers().stream()
        .flatMap(tier -> catalog.offers(tier).stream())
        .allMatch(offer -> obstacle(endpoint, offer).isPresent());
  }

  private DialectError foreign() {
    var openAi = provider(OPEN_AI);
    var isKeyless = lacksKey(openAi);
    return new DialectError(
        isKeyless ? NOT_AUTHENTICATED : BAD_REQUEST,
        "the Responses API is answered by models of OpenAI's dialect alone, and no tier has one: "
            + (isKeyless ? remedy(openAi.keyVariable()) : "add one to the configuration"));
  }

  private static String remedy(String variable) {
    return "set the environment variable %s and start pointsman again".formatted(variable);
  }

  private static boolean isForeign(Endpoint endpoint, ProviderConfig provider) {
    return endpoint == Endpoint.RESPONSES && provider.dialect() == ProviderConfig.Dialect.ANTHROPIC;
  }

  private boolean lacksKey(ProviderConfig provider) {
    return provider.needsKey() && provider.key(environment).isEmpty();
  }

  private ProviderConfig provider(ProviderId id) {
    var provider = providers.get(id);
    if (provider == null) {
      throw new IllegalArgumentException("expected a configured provider, got " + id.value());
    }
    return provider;
  }
}
