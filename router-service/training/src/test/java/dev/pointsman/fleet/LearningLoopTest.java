package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.fleet.FleetTrial.FleetScene;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LearningLoopTest {
  private static final FleetScene SCENE = TinyFleet.scene();
  private static final Heads HEADS = TinyFleet.heads();
  private static final LearningLoop LOOP =
      new LearningLoop(
          HEADS, SCENE.seedRows(), new PromotionGate(SCENE.golden()), SCENE.settings());
  private static final Router SEED_MODEL =
      LOOP.seedModel(Router.policy(SCENE.catalog(), SCENE.settings(), 1), 1);

  @AfterAll
  static void close() {
    HEADS.close();
  }

  @Test
  void savesMoneyAndShipsNoLessWithEveryTiersOutcomeHiddenButOne() {
    var run = run(new Feedback.Honest());
    var full = LOOP.fullInformation(run, SEED_MODEL.policy(), 1);
    assertThat(saving(run.last())).isGreaterThan(0.15).isGreaterThan(0.9 * saving(full));
    assertThat(shippedMore(run.last())).isGreaterThanOrEqualTo(0);
  }

  @Test
  void holdsBackWhatATakenOverFleetTeaches() {
    var run = run(new Feedback.Saboteur(TinyFleet.LARGE.name()));
    assertThat(run.stages()).noneMatch(stage -> stage.verdict().promotes());
    assertThat(run.last()).isSameAs(SEED_MODEL);
  }

  private static LearningLoop.Run run(Feedback feedback) {
    var traffic = new Traffic(SCENE.world(), SCENE.settings().habits(), feedback, 1);
    return LOOP.run(SEED_MODEL, traffic, 1);
  }

  private static double saving(Router router) {
    return compared(router, rows -> Figures.saving(rows, Course::usd));
  }

  private static double shippedMore(Router router) {
    return compared(router, Figures::shippedMore);
  }

  private static double compared(Router router, ToDoubleFunction<List<Judged>> figure) {
    var judged = SCENE.judged();
    return judged.once(judged.of(router), judged.of(SEED_MODEL), figure);
  }
}
