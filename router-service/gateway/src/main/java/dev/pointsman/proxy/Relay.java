package dev.pointsman.proxy;

import dev.pointsman.upstream.Served;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Carries routed calls out: sends each to its targets in turn until one answers, and passes the
/// answer on to the client. Shared by all calls.
///
/// Tries again only what no provider can have worked on: failed connections and answers that say
/// so. After the first byte to the client there is neither a second try nor a second model.
public final class Relay {
  private final UpstreamTransport transport;
  private final Providers providers;
  private final Roads roads;
  private final Health health;
  private final RelaySettings settings;
  private final RandomGenerator luck;

  public Relay(
      UpstreamTransport transport,
      Providers providers,
      Roads roads,
      Health health,
      RelaySettings settings,
      RandomGenerator luck) {
    this.transport = transport;
    this.providers = providers;
    this.roads = roads;
    this.health = health;
    this.settings = settings;
    this.luck = luck;
  }

  /// Serves the call; returns when the client has all that it will get. Throws for nothing that a
  /// client or a provider does.
  public Served carryOut(RelayCall call, ClientSide client, Escort escort) {
    return carryOut(call, client, escort, AnswerCheck.NONE);
  }

  /// As above, but a whole answer with a fault is held back, and a higher tier of the call's
  /// cascade is asked: twice at most, the last answer standing as it is.
  public Served carryOut(RelayCall call, ClientSide client, Escort escort, AnswerCheck check) {
    var presence = new Presence();
    client.onGone(presence::leave);
    client.endWithin(settings.waiting().total());
    var log = new CallLog();
    var front = new Front(client, escort, call.endpoint().dialect(), log);
    var scene = new Scene(call, front, log, presence, settings.waiting());
    return new Journey(this, scene, check).carryOut();
  }

  UpstreamTransport transport() {
    return transport;
  }

  Providers providers() {
    return providers;
  }

  Roads roads() {
    return roads;
  }

  Health health() {
    return health;
  }

  RetryBudget budget(Provider provider) {
    return health.budget(provider.id(), settings.retrying().share());
  }

  InstantSource clock() {
    return health.clock();
  }

  Backoff backoff() {
    return new Backoff(settings.retrying(), luck);
  }
}
