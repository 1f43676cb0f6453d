package dev.pointsman.proxy;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.json.JsonReader;
import dev.pointsman.proxy.RelaySettings.Retrying;
import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.RequestSize;
import dev.pointsman.upstream.Served;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// A relay before a scripted upstream, with Anthropic's ladder of three models.
final class Stage implements AutoCloseable {
  static final Catalog CATALOG = Catalog.anthropic();

  private static final Waiting PATIENT =
      new Waiting(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));

  final ScriptedUpstream upstream;
  final SteppingClock clock = new SteppingClock();
  private final UpstreamTransport transport;
  private final Relay relay;

  Stage() {
    this(PATIENT, 64);
  }

  Stage(Waiting waiting, int mostAtOnce) {
    this(
        ScriptedUpstream.start(),
        new UpstreamTransport(Duration.ofSeconds(15)),
        Dialect.ANTHROPIC,
        waiting,
        mostAtOnce);
  }

  /// Over connections that the transport opens.
  Stage(ScriptedUpstream upstream, UpstreamTransport transport) {
    this(upstream, transport, Dialect.ANTHROPIC, PATIENT, 64);
  }

  private Stage(
      ScriptedUpstream upstream,
      UpstreamTransport transport,
      Dialect dialect,
      Waiting waiting,
      int mostAtOnce) {
    this.upstream = upstream;
    this.transport = transport;
    var retrying = new Retrying(3, Duration.ofSeconds(2), Duration.ofMillis(2), 0.1);
    var id = new ProviderId("anthropic");
    var provider = new Provider(id, dialect, upstream.base(), Secret.of("sk-up"), mostAtOnce);
    relay =
        new Relay(
            transport,
            new Providers(Map.of(id, provider)),
            new DialectRoads(clock),
            new Health(clock, CATALOG.models().collect(Collectors.toSet())),
            new RelaySettings(waiting, retrying),
            new Random(7));
  }

  /// Before an upstream that speaks this dialect.
  static Stage speaking(Dialect dialect) {
    var transport = new UpstreamTransport(Duration.ofSeconds(15));
    return new Stage(ScriptedUpstream.start(), transport, dialect, PATIENT, 64);
  }

  /// Tells the time that the test sets.
  static final class SteppingClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");

    void advance(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  static Target target(int rank) {
    var tier = CATALOG.ladder().tier(rank);
    return new Target(tier, CATALOG.offers(tier).getFirst());
  }

  static RelayCall call(boolean isStream, Target... targets) {
    return call(
        "{\"model\":\"auto\",\"max_tokens\":9,\"messages\":[],\"stream\":" + isStream + "}",
        isStream,
        targets);
  }

  static RelayCall call(String body, boolean isStream, Target... targets) {
    return call(Endpoint.MESSAGES, body, isStream, targets);
  }

  static RelayCall call(Endpoint endpoint, String body, boolean isStream, Target... targets) {
    return new RelayCall(
        endpoint,
        "beta=true",
        HeaderFields.NONE,
        Body.of(body),
        JsonReader.read(body),
        SIZE,
        isStream,
        List.of(targets),
        Arrays.stream(targets).map(Target::tier).collect(Collectors.toSet()),
        Set.of());
  }

  Served serve(RelayCall call, ClientSide client) {
    return serve(call, client, AnswerCheck.NONE);
  }

  Served serve(RelayCall call, ClientSide client, AnswerCheck check) {
    return relay.carryOut(call, client, new Labels(), check);
  }

  /// Of every request, as measured.
  static final RequestSize SIZE =
      new RequestSize(
          new TokenCount(1_234),
          Map.of(UpstreamModel.of(target(0).offer()), new TokenCount(1_000)));

  private record Labels() implements Escort {
    @Override
    public HeaderFields labels(Target target) {
      return HeaderFields.of("x-pointsman-tier", target.tier().name());
    }

    @Override
    public void ending(Served soFar) {}

    @Override
    public void awaitReceipt() {}
  }

  @Override
  public void close() {
    transport.close();
    upstream.close();
  }
}
