package dev.pointsman.cli;

import dev.pointsman.config.ClientKeys;
import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.http.Offering;
import dev.pointsman.http.Service;
import dev.pointsman.http.Telemetry;
import dev.pointsman.journal.Journal;
import dev.pointsman.onnx.SwappableClassifier;
import dev.pointsman.policy.Policy;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman serve`: answers over HTTP until it is told to stop.
@Command(
    name = "serve",
    description = "Serves classification and live traffic over HTTP.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Classifying needs no key. Live traffic needs ANTHROPIC_API_KEY, OPENAI_API_KEY or a provider of your own.",
      "SIGTERM or Ctrl-C refuses new calls, finishes those under way, and ends.",
      "",
      "  scripts/pointsman serve --port 0        # any free port, printed",
      "  curl -s localhost:8080/v1/classify -d '{\"prompt\":\"still red\"}'"
    })
final class ServeCommand implements Callable<Integer> {
  private final Assembly assembly;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port (default 8080; 0: any free one).")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "The address (default 127.0.0.1; others demand client keys: 'pointsman keys').")
  private @Nullable String host;

  @Mixin private ConfigOption config = new ConfigOption();

  ServeCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() throws InterruptedException {
    var configuration = addressed(config.read(assembly));
    var models = assembly.models(configuration);
    var classifier = SwappableClassifier.open(models.serving(), Assembly.serving(configuration));
    var policy = new Policy(configuration.catalog(), configuration.policy());
    var pipeline = Assembly.pipeline(classifier, policy);
    pipeline.warmUp();
    var telemetry = new Telemetry(classifier::version);
    var routes = assembly.routes(configuration);
    var trials = routes.trials(classifier);
    telemetry.watch(routes.journal());
    telemetry.watch(trials);
    telemetry.watch(routes.health());
    RegularPruning.start(routes.journal(), InstantSource.system());
    var drift = routes.drift(classifier::folder);
    RegularDrift.start(drift, telemetry);
    var offering =
        new Offering(
            pipeline, routes.endpoints(trials, drift), keys(configuration), classifier::version);
    var service = Service.start(configuration.server(), offering, telemetry);
    var onTrial = new TrialWatch(models, trials, Assembly.serving(configuration), telemetry);
    var watch = ModelWatch.start(models, classifier, onTrial, telemetry);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> stop(service, watch, classifier, routes.journal()), "stop"));
    announce(configuration, service, classifier.version());
    stopped.await();
    return 0;
  }

  private static ClientKeys keys(PointsmanConfig configuration) {
    return new ClientKeys(
        configuration.traffic().clientKeys(),
        configuration.server().isLoopback(),
        InstantSource.system());
  }

  private PointsmanConfig addressed(PointsmanConfig configuration) {
    var server = configuration.server();
    return configuration.at(
        host == null ? server.host() : host, port == null ? server.port() : port);
  }

  private void announce(PointsmanConfig configuration, Service service, String model) {
    var out = spec.commandLine().getOut();
    out.printf(
        "Pointsman listens on http://%s:%d (model %s)%n",
        configuration.server().host(), service.port(), model);
    out.flush();
  }

  /// A signal's own exit code would be 143: a service that stopped as it was told has not failed.
  private void stop(
      Service service, ModelWatch watch, SwappableClassifier classifier, Journal journal) {
    service.close();
    watch.close();
    classifier.close();
    journal.close();
    stopped.countDown();
    Runtime.getRuntime().halt(0);
  }
}
