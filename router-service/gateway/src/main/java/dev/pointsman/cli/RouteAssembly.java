package dev.pointsman.cli;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Tier;
import dev.pointsman.check.AnswerValidator;
import dev.pointsman.classify.Classifier;
import dev.pointsman.config.CascadeConfig;
import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.config.RelayConfig;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.http.Books;
import dev.pointsman.http.Cascades;
import dev.pointsman.http.Decider;
import dev.pointsman.http.DecisionArchive;
import dev.pointsman.http.DecisionIds;
import dev.pointsman.http.Desks;
import dev.pointsman.http.Destinations;
import dev.pointsman.http.Discovery;
import dev.pointsman.http.DriftDesk;
import dev.pointsman.http.ModelTrials;
import dev.pointsman.http.OutcomeDesk;
import dev.pointsman.http.ReviewDesk;
import dev.pointsman.http.RouteEndpoints;
import dev.pointsman.http.RoutePipeline;
import dev.pointsman.http.ValidationHook;
import dev.pointsman.journal.Journal;
import dev.pointsman.policy.Policy;
import dev.pointsman.proxy.DialectRoads;
import dev.pointsman.proxy.Health;
import dev.pointsman.proxy.Providers;
import dev.pointsman.proxy.Relay;
import dev.pointsman.proxy.RelaySettings;
import dev.pointsman.proxy.RelaySettings.Retrying;
import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.proxy.UpstreamTransport;
import dev.pointsman.session.Sessions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Puts the parts of live traffic together by hand: providers, relay, sessions, journal, and a
/// pipeline for each dialect.
public final class RouteAssembly {
  private final PointsmanConfig config;
  private final Map<String, String> environment;
  private final InstantSource clock = InstantSource.system();
  private final Health health;
  private final Path file;
  private final Journal journal;
  private final Sessions sessions;
  private final Relay relay;

  /// Opens the journal; the rest waits for calls.
  public RouteAssembly(PointsmanConfig config, Path file, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
    this.file = file;
    var traffic = config.traffic();
    journal = Journal.open(file, traffic.journal().settings(), new JournalAlarm());
    sessions = new Sessions(traffic.sessions().most(), traffic.sessions().idle(), clock);
    health = new Health(clock, config.catalogs().models());
    relay = relay(traffic.relay());
  }

  /// How the targets do.
  public Health health() {
    return health;
  }

  public Journal journal() {
    return journal;
  }

  /// Where the drift of live traffic is measured.
  ///
  /// @param model the folder of the artifact that serves now
  public DriftDesk drift(Supplier<Path> model) {
    return new DriftDesk(file, model);
  }

  /// The model that serves, without any on trial yet.
  public ModelTrials trials(Classifier classifier) {
    return new ModelTrials(classifier, journal);
  }

  public RouteEndpoints endpoints(ModelTrials models, DriftDesk drift) {
    return new RouteEndpoints(
        pipeline(models, config.catalogs().anthropic()),
        pipeline(models, config.catalogs().openAi()),
        Discovery.of(config.catalogs()),
        new Desks(
            new DecisionArchive(file),
            new OutcomeDesk(journal, file, tiers(), models, clock),
            config.traffic().webhook(),
            new ReviewDesk(file, config.catalog().ladder(), clock),
            drift));
  }

  private List<String> tiers() {
    return config.catalog().ladder().tiers().stream().map(Tier::name).toList();
  }

  private RoutePipeline pipeline(ModelTrials models, Catalog catalog) {
    var destinations =
        new Destinations(config.providers(), catalog, config.catalogs().models(), environment);
    var policy = new Policy(catalog, config.policy());
    return new RoutePipeline(
        new Decider(models, policy, sessions, destinations, clock),
        destinations,
        new Books(journal, sessions, clock, new Deployment(catalog, config.policy()).fingerprint()),
        relay,
        cascades(config.traffic().relay().cascade()),
        new DecisionIds(clock, new SecureRandom()));
  }

  private static Cascades cascades(CascadeConfig cascade) {
    var validator =
        cascade.hasValidation()
            ? new ValidationHook(cascade.validationUrl(), cascade.validationTimeout())
            : AnswerValidator.NONE;
    return new Cascades(cascade, validator);
  }

  private Relay relay(RelayConfig relay) {
    return new Relay(
        new UpstreamTransport(relay.timeouts().connect()),
        Providers.of(config.providers(), environment, relay.concurrency()),
        new DialectRoads(clock),
        health,
        settings(relay),
        new SecureRandom());
  }

  private static RelaySettings settings(RelayConfig relay) {
    var timeouts = relay.timeouts();
    return new RelaySettings(
        new Waiting(timeouts.firstByte(), timeouts.idle(), timeouts.total(), relay.ping()),
        new Retrying(
            relay.retriesPerTarget() + 1,
            Retrying.DEFAULT.patience(),
            Retrying.DEFAULT.firstPause(),
            relay.retryShare()));
  }
}
