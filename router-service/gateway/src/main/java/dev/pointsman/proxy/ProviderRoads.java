package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.translate.RequestTerms;
import dev.pointsman.translate.Translation;
import dev.pointsman.translate.Translation.Translated;
import dev.pointsman.translate.Untranslatable;
import dev.pointsman.upstream.Adapter;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.BodyPatch;
import dev.pointsman.upstream.BodySplice;
import dev.pointsman.upstream.CapabilityTable;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.ForwardedHeaders;
import dev.pointsman.upstream.HeaderFields;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The roads to real providers: the client's bytes with a few values spliced where both speak the
/// same dialect, a translation where they do not.
public final class ProviderRoads implements Roads {
  private static final String ANTHROPIC_VERSION = "2023-06-01";

  private final InstantSource clock;

  public ProviderRoads(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Road to(RelayCall call, Target target, Provider provider) {
    var endpoint = endpoint(call.endpoint(), provider);
    return switch (Translation.between(call.endpoint().dialect(), endpoint.dialect())) {
      case Translation.Same _ -> straight(call, target, provider);
      case Translation.Impossible(var reason) -> new Road.Closed(reason);
      case Translated translated ->
          call.endpoint() == Endpoint.COUNT_TOKENS
              ? new Road.Closed("tokens can be counted by a provider of the Messages API alone")
              : translated(call, target, provider, translated);
    };
  }

  /// The provider's endpoint that does what the client's does.
  private static Endpoint endpoint(Endpoint asked, Provider provider) {
    return switch (provider.dialect()) {
      case ANTHROPIC -> asked.dialect() == Dialect.ANTHROPIC_MESSAGES ? asked : Endpoint.MESSAGES;
      case OPENAI ->
          asked.dialect() == Dialect.ANTHROPIC_MESSAGES ? Endpoint.CHAT_COMPLETIONS : asked;
    };
  }

  private Road straight(RelayCall call, Target target, Provider provider) {
    var dialect = call.endpoint().dialect();
    var json = JsonReader.read(call.body().bytes());
    var adaptation = Adapter.adapt(dialect, json, target.offer().model(), List.of());
    var patches = new ArrayList<BodyPatch>(adaptation.patches());
    patches.add(BodyPatch.model(target.offer().model().value()));
    var body = BodySplice.apply(call.body(), patches);
    var headers = adaptation.adapted(ForwardedHeaders.toUpstream(call.headers()));
    var address = provider.address(call.endpoint(), call.query());
    var request = new UpstreamRequest(address, known(headers, provider), body);
    return new Road.Open(request, new StraightReturn(dialect), adaptation.notes());
  }

  private Road translated(RelayCall call, Target target, Provider provider, Translated translated) {
    var endpoint = endpoint(call.endpoint(), provider);
    var model = target.offer().model();
    try {
      var terms = RequestTerms.of(model, CapabilityTable.standard().of(model));
      var translation = translated.request(call.body(), terms);
      var request = request(provider, endpoint, translation.body());
      var back =
          new TranslatedReturn(translated, endpoint.dialect(), translation.includeUsage(), clock);
      return new Road.Open(request, back, translation.notes());
    } catch (Untranslatable refused) {
      return new Road.Closed(String.valueOf(refused.getMessage()));
    }
  }

  /// Nothing of the client's headers means anything to a provider of another dialect.
  private static UpstreamRequest request(Provider provider, Endpoint endpoint, Body body) {
    var json = HeaderFields.of("content-type", "application/json");
    return new UpstreamRequest(provider.address(endpoint, ""), known(json, provider), body);
  }

  /// With our key, with the version that the Messages API asks for, and without compression: what
  /// is compressed cannot be metered.
  private static HeaderFields known(HeaderFields headers, Provider provider) {
    var all = headers.with("accept-encoding", "identity");
    if (!provider.key().isAbsent()) {
      var credential = provider.credential();
      all = all.with(credential.name(), credential.value());
    }
    return switch (provider.dialect()) {
      case OPENAI -> all;
      case ANTHROPIC ->
          all.first("anthropic-version").isPresent()
              ? all
              : all.with("anthropic-version", ANTHROPIC_VERSION);
    };
  }
}
