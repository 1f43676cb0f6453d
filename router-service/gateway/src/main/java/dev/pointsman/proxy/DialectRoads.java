package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.count.MessagesCount;
import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.translate.ItemsAsChat;
import dev.pointsman.translate.RequestTerms;
import dev.pointsman.translate.Translation;
import dev.pointsman.translate.Untranslatable;
import dev.pointsman.unit.ModelId;
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
import java.util.stream.Stream;

/// Sends a call on in the bytes that came where the target speaks the client's dialect, with the
/// model's name and what the target demands spliced in; translates it where the target speaks
/// another.
public final class DialectRoads implements Roads {
  private static final String ANTHROPIC_VERSION = "2023-06-01";

  private final CapabilityTable table = CapabilityTable.standard();
  private final Adapter adapter = new Adapter(table);
  private final InstantSource clock;

  public DialectRoads(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Road to(RelayCall call, Target target, Provider provider) {
    return call.endpoint() == Endpoint.CHAT_COMPLETIONS && ItemsAsChat.isShapeOf(call.json())
        ? ofItems(call, target, provider)
        : ofItsDialect(call, target, provider);
  }

  /// Some clients send bodies of the Responses API to the chat endpoint.
  private Road ofItems(RelayCall call, Target target, Provider provider) {
    try {
      var said = ItemsAsChat.write(call.body());
      return switch (ofItsDialect(call.saying(said.body()), target, provider)) {
        case Road.Open(var request, var answers, var notes) ->
            new Road.Open(request, answers, joined(said.notes(), notes));
        case Road.Closed closed -> closed;
        case Road.Known known -> known;
      };
    } catch (Untranslatable field) {
      return new Road.Closed(String.valueOf(field.getMessage()));
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Road ofItsDialect(RelayCall call, Target target, Provider provider) {
    var spoken = call.endpoint().dialect();
    var dialect = dialect(spoken, provider);
    return switch (Translation.between(spoken, dialect)) {
      case Translation.Same() -> straight(call, target, provider);
      case Translation.Impossible(var reason) -> new Road.Closed(reason);
      case Translation.Translated translated -> translated(call, target, provider, translated);
    };
  }

  /// OpenAI's providers are asked in the API that the client uses, if it is one of theirs.
  private static Dialect dialect(Dialect spoken, Provider provider) {
    return switch (provider.dialect()) {
      case ANTHROPIC -> Dialect.ANTHROPIC_MESSAGES;
      case OPENAI ->
          spoken == Dialect.OPENAI_RESPONSES ? Dialect.OPENAI_RESPONSES : Dialect.OPENAI_CHAT;
    };
  }

  private Road straight(RelayCall call, Target target, Provider provider) {
    var dialect = call.endpoint().dialect();
    var model = target.offer().model();
    var adaptation = adapter.adapt(dialect, call.json(), model, call.signers());
    var patches = new ArrayList<BodyPatch>(adaptation.patches());
    if (!isNamed(model, call.json().path("model").asText(""))) {
      patches.add(BodyPatch.model(model.value()));
    }
    var headers = adaptation.adapted(ForwardedHeaders.toUpstream(call.headers()));
    var request =
        new UpstreamRequest(
            provider.address(call.endpoint(), call.query()),
            credited(headers, provider),
            BodySplice.apply(call.body(), patches));
    return new Road.Open(request, new StraightReturn(dialect), adaptation.notes());
  }

  /// A mark for a long context window belongs to the name that the client chose.
  private static boolean isNamed(ModelId model, String asked) {
    return asked.equals(model.value()) || asked.equals(model.value() + "[1m]");
  }

  private static HeaderFields credited(HeaderFields headers, Provider provider) {
    var plain = headers.with("accept-encoding", "identity");
    return provider
        .credential()
        .map(field -> plain.with(field.name(), field.value()))
        .orElse(plain);
  }

  private Road translated(
      RelayCall call, Target target, Provider provider, Translation.Translated translation) {
    if (call.endpoint() == Endpoint.COUNT_TOKENS) {
      return counted(call, provider);
    }
    var dialect = dialect(call.endpoint().dialect(), provider);
    var model = target.offer().model();
    try {
      var terms = RequestTerms.of(model, table.of(model));
      var said = translation.request(call.body(), terms);
      var json = JsonReader.read(said.body().bytes());
      var adaptation = adapter.adapt(dialect, json, model, call.signers());
      var notes = joined(said.notes(), adaptation.notes());
      var request =
          new UpstreamRequest(
              provider.address(endpoint(dialect), ""),
              credited(headers(call, dialect), provider),
              BodySplice.apply(said.body(), adaptation.patches()));
      var measured = call.size().readBy(UpstreamModel.of(target.offer()));
      var back = new TranslatedReturn(dialect, translation, said.includeUsage(), measured, clock);
      return new Road.Open(request, back, notes);
    } catch (Untranslatable field) {
      return new Road.Closed(String.valueOf(field.getMessage()));
    }
  }

  /// OpenAI's API has no endpoint that counts.
  private static Road counted(RelayCall call, Provider provider) {
    var count = MessagesCount.of(call.json()).value();
    var note =
        "counted here with o200k_base: provider %s counts no tokens ahead"
            .formatted(provider.id().value());
    return new Road.Known(Body.of("{\"input_tokens\":%d}".formatted(count)), note);
  }

  private static Endpoint endpoint(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> Endpoint.MESSAGES;
      case OPENAI_CHAT -> Endpoint.CHAT_COMPLETIONS;
      case OPENAI_RESPONSES -> Endpoint.RESPONSES;
    };
  }

  /// The headers of one dialect mean nothing in another.
  private static HeaderFields headers(RelayCall call, Dialect dialect) {
    var headers = HeaderFields.of("content-type", "application/json");
    var agent = call.headers().first("user-agent");
    var named = agent.isPresent() ? headers.with("user-agent", agent.get()) : headers;
    return dialect == Dialect.ANTHROPIC_MESSAGES
        ? named.with("anthropic-version", ANTHROPIC_VERSION)
        : named;
  }
}
