package dev.pointsman.contract;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.cli.RouteAssembly;
import dev.pointsman.config.ClientKeys;
import dev.pointsman.config.ConfigReader;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.http.ClassifyPipeline;
import dev.pointsman.http.DecisionIds;
import dev.pointsman.http.ModelTrials;
import dev.pointsman.http.Offering;
import dev.pointsman.http.Service;
import dev.pointsman.http.Telemetry;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The real service on a free port, with a home folder of its own, keys for both providers, and a
/// classifier that finds every prompt easy but those that call themselves intricate or doubtful.
final class LiveGateway implements AutoCloseable {
  private static final Map<String, String> MODELS =
      Map.of(
          "claude-auto", "claude-haiku-4-5",
          "claude-auto-fast", "claude-haiku-4-5",
          "claude-auto-premium", "claude-opus-4-6",
          "auto", "gpt-4.1-nano",
          "auto-fast", "gpt-4.1-nano",
          "auto-premium", "gpt-5.5");

  /// An artifact without a reference.
  private static final Path TINY = Path.of("../inference/src/test/resources/tiny-1");

  private final Path home;
  private final RouteAssembly routes;
  private final ModelTrials trials;
  private final Service service;

  private LiveGateway(Path home, RouteAssembly routes, ModelTrials trials, Service service) {
    this.home = home;
    this.routes = routes;
    this.trials = trials;
    this.service = service;
  }

  static LiveGateway inFrontOf(URI upstream) {
    return start(upstream, "relay: {retries: 0, ping_seconds: 1}");
  }

  static LiveGateway start(URI upstream, String yaml) {
    return start(bothKeys(upstream), yaml);
  }

  static Map<String, String> bothKeys(URI upstream) {
    var environment = new HashMap<>(anthropicKey(upstream));
    environment.putAll(openAiKey(upstream));
    return environment;
  }

  static Map<String, String> anthropicKey(URI upstream) {
    return Map.of(
        "ANTHROPIC_API_KEY",
        "sk-ant-upstream",
        "POINTSMAN_ANTHROPIC_BASE_URL",
        upstream.toString());
  }

  static Map<String, String> openAiKey(URI upstream) {
    return Map.of(
        "OPENAI_API_KEY", "sk-upstream", "POINTSMAN_OPENAI_BASE_URL", upstream.toString());
  }

  static LiveGateway start(Map<String, String> environment, String yaml) {
    var home = temporary();
    var config = new ConfigReader(environment).parse(yaml).at("127.0.0.1", 0);
    var routes = new RouteAssembly(config, home.resolve("journal.db"), environment);
    var trials = routes.trials(LiveGateway::opinion);
    var policy = new Policy(config.catalog(), config.policy());
    var ids = new DecisionIds(InstantSource.system(), new Random(1));
    var keys = new ClientKeys(config.traffic().clientKeys(), true, InstantSource.system());
    var offering =
        new Offering(
            new ClassifyPipeline(LiveGateway::opinion, policy, ids),
            routes.endpoints(trials, routes.drift(() -> TINY)),
            keys,
            () -> "easy-1");
    var telemetry = new Telemetry(() -> "easy-1");
    telemetry.watch(trials);
    telemetry.watch(routes.health());
    var service = Service.start(config.server(), offering, telemetry);
    return new LiveGateway(home, routes, trials, service);
  }

  /// A classifier that says of every call with which chance the fast tier suffices; else nothing
  /// below the top does.
  static Classifier saying(String version, double fast) {
    var tiers =
        new TierDistribution(
            List.of(new Probability(fast), Probability.ZERO, Probability.clipped(1 - fast)));
    var types = Map.of(TaskType.QUESTION, Probability.ONE);
    return request -> new ClassifierAnswer.Classified(new Classification(tiers, types, version));
  }

  private static ClassifierAnswer opinion(RequestFeatures features) {
    var chances = chances(features.text().prompt());
    var tiers = new TierDistribution(chances.stream().map(Probability::new).toList());
    var types = Map.of(TaskType.QUESTION, Probability.ONE);
    return new ClassifierAnswer.Classified(new Classification(tiers, types, "easy-1"));
  }

  private static List<Double> chances(String prompt) {
    if (prompt.contains("intricate")) {
      return List.of(0.01, 0.01, 0.97);
    }
    return prompt.contains("doubtful") ? List.of(0.7, 0.29, 0.0) : List.of(0.97, 0.01, 0.01);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("pointsman-contract");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Without a path.
  URI base() {
    return URI.create("http://127.0.0.1:" + service.port());
  }

  /// The model that the upstream is asked for when the client asks for this one.
  String modelFor(String asked) {
    return MODELS.getOrDefault(asked, asked);
  }

  ModelTrials trials() {
    return trials;
  }

  Path journal() {
    return home.resolve("journal.db");
  }

  /// Refuses new calls and returns when those under way are over.
  void drain() {
    service.close();
  }

  @Override
  public void close() {
    service.close();
    trials.close();
    routes.journal().close();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
