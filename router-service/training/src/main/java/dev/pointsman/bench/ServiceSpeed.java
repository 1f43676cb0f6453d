package dev.pointsman.bench;

import dev.pointsman.bench.LoadLoop.Series;
import dev.pointsman.bundle.ActiveModel;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.rig.GatewayProcess;
import dev.pointsman.rig.ScratchFolder;
import dev.pointsman.round.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Times the served endpoint in a gateway process of its own: from launch to ready, under the calls
/// of sessions, and under prompts that no cache knows.
public final class ServiceSpeed {
  private static final int CLIENTS = 2;
  private static final int WARM_UP = 2_000;
  private static final int CALLS_PER_TURN = 8;

  private final ModelBundle model;
  private final Path jar;
  private final int requests;
  private final Consumer<String> progress;

  /// @param jar the gateway's; refused with the remedy where it is missing
  /// @param requests of each series
  public ServiceSpeed(ModelBundle model, Path jar, int requests, Consumer<String> progress) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "expected the gateway's jar at %s, found none: run 'scripts/pointsman --help', which builds it, or 'scripts/bench'"
              .formatted(jar));
    }
    this.model = model;
    this.jar = jar;
    this.requests = requests;
    this.progress = progress;
  }

  /// Resident memory in MB.
  private record Vitals(Duration ready, double warm, double loaded) {}

  public MeasuredTable measure() throws IOException, InterruptedException {
    try (var scratch = ScratchFolder.create();
        var gateway = GatewayProcess.start(jar, rootFor(model, scratch.path()))) {
      progress.accept("service, start and warm-up");
      var ready = gateway.awaitReady();
      var loop = new LoadLoop(gateway.address("/v1/classify"), CLIENTS);
      loop.run(new Series("warm-up", 2, WARM_UP, 1));
      var warm = gateway.residentMegabytes();
      progress.accept("service, calls of sessions");
      var session = loop.run(new Series("a new prompt every 8 calls", CALLS_PER_TURN, requests, 2));
      progress.accept("service, new prompts");
      var fresh = loop.run(new Series("every prompt new", 1, requests, 3));
      return outcome(List.of(session, fresh), new Vitals(ready, warm, gateway.residentMegabytes()));
    }
  }

  /// A project folder in which the model is the active one and no user's settings apply.
  static Path rootFor(ModelBundle model, Path scratch) throws IOException {
    var models = Files.createDirectories(scratch.resolve("models"));
    var link = models.resolve(model.manifest().identity().label());
    Files.createSymbolicLink(link, model.folder().toRealPath());
    ActiveModel.activate(link);
    return scratch;
  }

  private MeasuredTable outcome(List<LoadResult> results, Vitals vitals) {
    var title =
        "POST /v1/classify, %d clients in a closed loop, model %s"
            .formatted(CLIENTS, model.manifest().identity().label());
    var rows = results.stream().map(LoadResult::row).toList();
    var errors = results.stream().flatMap(result -> result.firstError().stream()).toList();
    return new MeasuredTable(new TextTable(title, LoadResult.COLUMNS, rows, notes(vitals)), errors);
  }

  private static List<String> notes(Vitals vitals) {
    return List.of(
        String.format(
            Locale.ROOT,
            "ready %.2f s after launch; resident memory %.0f MB after %d calls to warm up, %.0f MB after the load",
            vitals.ready().toMillis() / 1e3,
            vitals.warm(),
            WARM_UP,
            vitals.loaded()),
        "the clients run on the same machine; 'no model': answers by fallback, after the deadline");
  }
}
