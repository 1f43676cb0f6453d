package dev.pointsman.cli;

import dev.pointsman.config.ClientKeys;
import dev.pointsman.config.ConfigReader;
import dev.pointsman.http.ModelTrials;
import dev.pointsman.http.Offering;
import dev.pointsman.http.Service;
import dev.pointsman.http.Telemetry;
import dev.pointsman.journal.Journal;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.SwappableClassifier;
import dev.pointsman.policy.Policy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The parts that `serve` puts together, with a watch that looks when it is told to.
record SwappingService(
    Service service,
    SwappableClassifier classifier,
    Journal journal,
    ModelTrials trials,
    ModelWatch watch,
    HttpClient client)
    implements AutoCloseable {
  /// Every call is to name its version, so none may be late on a busy machine.
  private static final ClassifierSettings PATIENT =
      new ClassifierSettings(1, 2, Duration.ofSeconds(5), 100);

  private static final Duration PAUSE = Duration.ofMillis(10);

  static SwappingService over(TestHome home) {
    var environment = Map.of("POINTSMAN_HOME", home.folder().toString());
    var assembly = new Assembly(new ConfigReader(environment), environment);
    var config = assembly.config(null).at("127.0.0.1", 0);
    var classifier = SwappableClassifier.open(home.modelFolders().serving(), PATIENT);
    var telemetry = new Telemetry(classifier::version);
    var routes = assembly.routes(config);
    var trials = routes.trials(classifier);
    telemetry.watch(trials);
    var models = home.modelFolders();
    var onTrial = new TrialWatch(models, trials, PATIENT, telemetry);
    var offering =
        new Offering(
            Assembly.pipeline(classifier, new Policy(config.catalog(), config.policy())),
            routes.endpoints(trials, routes.drift(classifier::folder)),
            new ClientKeys(config.traffic().clientKeys(), true, InstantSource.system()),
            classifier::version);
    return new SwappingService(
        Service.start(config.server(), offering, telemetry),
        classifier,
        routes.journal(),
        trials,
        new ModelWatch(models, classifier, onTrial, telemetry),
        HttpClient.newHttpClient());
  }

  void look() {
    watch.look();
  }

  /// The status and the body.
  String classify(String prompt) throws IOException, InterruptedException {
    var body = BodyPublishers.ofString("{\"prompt\":\"" + prompt + "\"}");
    return send(at("/v1/classify").POST(body));
  }

  /// Routes a call of a session and gives its decision's id: there is no key, so nothing is sent.
  String route(String session, String prompt) throws IOException, InterruptedException {
    var body =
        "{\"model\":\"claude-auto\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(prompt);
    var request =
        at("/v1/messages")
            .header("x-claude-code-session-id", session)
            .POST(BodyPublishers.ofString(body));
    var answer = client.send(request.build(), BodyHandlers.discarding());
    return answer.headers().firstValue("x-pointsman-decision-id").orElseThrow();
  }

  String fetch(String path) throws IOException, InterruptedException {
    return send(at(path));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  /// Clients that call again soon after they are answered.
  Load load(int clients) {
    var load = new Load(new ConcurrentLinkedQueue<>(), Executors.newVirtualThreadPerTaskExecutor());
    for (var i = 0; i < clients; i++) {
      var name = "client " + i;
      load.threads().execute(() -> call(name, load.received()));
    }
    return load;
  }

  private void call(String name, Queue<String> received) {
    for (var i = 0; !Thread.currentThread().isInterrupted(); i++) {
      try {
        received.add(classify(name + " asks " + i));
        Thread.sleep(PAUSE);
      } catch (IOException failed) {
        received.add("failed " + failed);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /// What the clients were answered so far.
  record Load(Queue<String> received, ExecutorService threads) implements AutoCloseable {
    List<String> answers() {
      return List.copyOf(received);
    }

    @Override
    public void close() {
      threads.shutdownNow();
      threads.close();
    }
  }

  @Override
  public void close() {
    client.close();
    service.close();
    watch.close();
    classifier.close();
    journal.close();
  }
}
