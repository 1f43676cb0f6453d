package dev.pointsman.bench;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.rehearsal.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures live traffic against an upstream on this machine, beside the direct road to it and
/// nginx as a plain proxy.
public final class RouteBench {
  static final Reply SHORT = Reply.text("The tests are green again.");
  private static final int PER_SECOND = 300;
  private static final int SECONDS = 10;
  private static final int TOKEN_CHARACTERS = 4;

  private final ModelBundle model;
  private final Path jar;
  private final Consumer<String> progress;

  /// @param jar the gateway's
  public RouteBench(ModelBundle model, Path jar, Consumer<String> progress) {
    this.model = model;
    this.jar = jar;
    this.progress = progress;
  }

  /// One call at a time, then many at a fixed rate.
  ///
  /// @param calls of each case in each round
  public List<MeasuredTable> traffic(int calls) throws IOException, InterruptedException {
    try (var scene = RouteScene.open(model, jar, SHORT, Duration.ZERO);
        var speed = new RouteSpeed(scene.roads(), calls)) {
      progress.accept("routes, one call at a time");
      var alone = new MeasuredTable(speed.measure(), List.of());
      progress.accept("routes, calls at a fixed rate");
      var load = new RouteLoad(scene, PER_SECOND, SECONDS);
      return List.of(alone, load.measure());
    }
  }

  public MeasuredTable streams() throws IOException, InterruptedException {
    progress.accept("routes, streams");
    try (var scene = RouteScene.open(model, jar, tokens(), StreamLoad.TOKEN)) {
      return new StreamLoad(scene.roads()).measure();
    }
  }

  public MeasuredTable crashes(int kills) throws IOException, InterruptedException {
    progress.accept("routes, kill -9");
    return new CrashTrial(model, jar, kills).measure();
  }

  /// No two tokens are the same, so that their order shows.
  private static Reply tokens() {
    var text =
        IntStream.range(0, StreamLoad.FRAMES)
            .mapToObj("%04d"::formatted)
            .collect(Collectors.joining());
    return Reply.text(text).inPiecesOf(TOKEN_CHARACTERS);
  }
}
