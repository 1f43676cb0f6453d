package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.fleet.FleetTrial.FleetScene;
import dev.pointsman.round.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LearningLoopTest {
  private static final FleetScene SCENE = TinyFleet.scene();
  private static final SeedModel SEED_MODEL = TinyFleet.seedModel();
  private static final LearningLoop LOOP =
      new LearningLoop(
          SEED_MODEL, Router.policy(SCENE.deployment(), SCENE.settings(), 1), SCENE.settings(), 1);

  @AfterAll
  static void close() {
    SEED_MODEL.close();
  }

  @Test
  void savesMoneyAndShipsAsMuchWithEveryTiersOutcomeHiddenButOne() {
    var run = run(new Feedback.Honest());
    var full = LOOP.fullInformation(run);
    assertThat(saving(run.last())).isBetween(0.15, saving(full));
    // One of the few questions that judge weighs 0.7 points.
    assertThat(shippedMore(run.last())).isGreaterThan(-0.01);
  }

  @Test
  void holdsBackWhatATakenOverFleetTeaches() {
    var run = run(new Feedback.Saboteur(TinyFleet.LARGE.name()));
    assertThat(run.stages())
        .isNotEmpty()
        .noneMatch(stage -> stage.verdict().ruling() == Verdict.Ruling.PROMOTE);
    assertThat(run.last()).isEqualTo(LOOP.first());
  }

  private static LearningLoop.Run run(Feedback feedback) {
    var traffic = new Traffic(SCENE.world(), SCENE.settings().habits(), feedback, 1);
    return LOOP.run(traffic);
  }

  private static double saving(Router router) {
    return Figures.saving(besideTheFirst(router), Course::usd);
  }

  private static double shippedMore(Router router) {
    return Figures.shippedMore(besideTheFirst(router));
  }

  private static List<Judged> besideTheFirst(Router router) {
    var judged = SCENE.judged();
    return judged.rows(judged.of(router), judged.of(LOOP.first()));
  }
}
