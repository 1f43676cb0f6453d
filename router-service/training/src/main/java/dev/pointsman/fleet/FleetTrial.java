package dev.pointsman.fleet;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.dataset.LabeledExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs the loop with one seed: honest reports, flipped ones, and a tenant who lies.
final class FleetTrial {
  private static final String SMALL = "guest";
  private static final String LARGE = "desk";
  private static final double FLIPPED = 0.2;

  private final FleetScene scene;
  private final Heads heads;
  private final Consumer<String> progress;
  private final Map<String, List<Course>> courses = new LinkedHashMap<>();
  private final List<Trial.Said> verdicts = new ArrayList<>();

  FleetTrial(FleetScene scene, Heads heads, Consumer<String> progress) {
    this.scene = scene;
    this.heads = heads;
    this.progress = progress;
  }

  /// Where a fleet works and by what it is judged.
  ///
  /// @param golden the questions of the gate
  /// @param judged the questions of the report
  record FleetScene(
      Catalog catalog,
      FleetWorld world,
      FleetSettings settings,
      List<LabeledExample> seedRows,
      Figures golden,
      Figures judged) {
    FleetScene {
      seedRows = List.copyOf(seedRows);
    }
  }

  Trial run(long seed) {
    var gate = new PromotionGate(scene.golden());
    var loop = new LearningLoop(heads, scene.seedRows(), gate, scene.settings());
    var top = scene.catalog().ladder().size() - 1;
    courses.put("always fast", scene.judged().always(0));
    courses.put("always premium", scene.judged().always(top));
    progress.accept("seed %d: seed model".formatted(seed));
    var seedModel = loop.seedModel(Router.policy(scene.catalog(), scene.settings(), seed), seed);
    keep(Trial.SEED_MODEL, seedModel);
    var honest = run(loop, seedModel, new Feedback.Honest(), "honest", seed);
    for (var stage = 1; stage <= honest.stages().size(); stage++) {
      keep(Trial.retrain(stage), honest.stages().get(stage - 1).served());
    }
    progress.accept("seed %d: full information".formatted(seed));
    keep(Trial.FULL, loop.fullInformation(honest, seedModel.policy(), seed));
    courses.put("oracle", scene.judged().oracle());
    spoilt(loop, seedModel, seed);
    return new Trial(scene.judged(), courses, verdicts);
  }

  private void spoilt(LearningLoop loop, Router seedModel, long seed) {
    var feedback = new LinkedHashMap<String, Feedback>();
    feedback.put(Trial.FLIPPED, new Feedback.Flipped(FLIPPED));
    feedback.put(Trial.LIARS.getFirst(), new Feedback.Spendthrift(SMALL));
    feedback.put(Trial.LIARS.getLast(), new Feedback.Saboteur(SMALL));
    feedback.put(Trial.TAKEN_OVER, new Feedback.Spendthrift(LARGE));
    feedback.forEach((name, reports) -> {
      var run = run(loop, seedModel, reports, name, seed);
      keep(name, run.last());
    });
  }

  private LearningLoop.Run run(
      LearningLoop loop, Router seedModel, Feedback feedback, String name, long seed) {
    progress.accept("seed %d: %s".formatted(seed, name));
    var traffic = new Traffic(scene.world(), scene.settings().habits(), feedback, seed);
    var run = loop.run(seedModel, traffic, seed);
    for (var stage = 1; stage <= run.stages().size(); stage++) {
      var verdict = run.stages().get(stage - 1).verdict();
      verdicts.add(new Trial.Said(seed, name, stage, verdict));
    }
    return run;
  }

  private void keep(String name, Router router) {
    courses.put(name, scene.judged().of(router));
  }
}
