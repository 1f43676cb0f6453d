package dev.pointsman.fleet;

import dev.pointsman.evaluate.Deployment;
import dev.pointsman.policy.Policy;
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
  private final Policy policy;
  private final LearningLoop loop;
  private final long seed;
  private final Consumer<String> progress;
  private final Map<String, List<Course>> courses = new LinkedHashMap<>();
  private final List<Trial.Said> verdicts = new ArrayList<>();

  FleetTrial(FleetScene scene, SeedModel seedModel, long seed, Consumer<String> progress) {
    this.scene = scene;
    this.policy = Router.policy(scene.deployment(), scene.settings(), seed);
    this.loop = new LearningLoop(seedModel, policy, scene.settings(), seed);
    this.seed = seed;
    this.progress = progress;
  }

  /// Where a fleet works and by what it is judged.
  ///
  /// @param judged the questions of the report
  record FleetScene(
      Deployment deployment, FleetWorld world, FleetSettings settings, Figures judged) {}

  Trial run() {
    withoutModel();
    keep(Trial.SEED_MODEL, loop.first());
    var honest = run(new Feedback.Honest(), "honest");
    for (var stage = 1; stage <= honest.stages().size(); stage++) {
      keep(Trial.retrain(stage), honest.stages().get(stage - 1).served());
    }
    progress.accept("seed %d: full information".formatted(seed));
    keep(Trial.FULL, loop.fullInformation(honest));
    courses.put("oracle", scene.judged().oracle());
    spoilt();
    return new Trial(scene.judged(), courses, verdicts);
  }

  private void withoutModel() {
    courses.put("always fast", scene.judged().once(0));
    courses.put("always fast, repeat what fails", scene.judged().always(0));
    courses.put("always premium", scene.judged().always(policy.ladder().top().rank()));
    keep("keyword rules", Router.withoutClassifier(policy));
  }

  private void spoilt() {
    var feedback = new LinkedHashMap<String, Feedback>();
    feedback.put(Trial.FLIPPED, new Feedback.Flipped(FLIPPED));
    feedback.put(Trial.LIARS.getFirst(), new Feedback.Spendthrift(SMALL));
    feedback.put(Trial.LIARS.get(1), new Feedback.Saboteur(SMALL));
    feedback.put(Trial.LIARS.getLast(), new Feedback.Flatterer(SMALL));
    feedback.put(Trial.TAKEN_OVER, new Feedback.Spendthrift(LARGE));
    feedback.forEach((name, reports) -> keep(name, run(reports, name).last()));
  }

  private LearningLoop.Run run(Feedback feedback, String name) {
    progress.accept("seed %d: %s".formatted(seed, name));
    var run = loop.run(new Traffic(scene.world(), scene.settings().habits(), feedback, seed));
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
