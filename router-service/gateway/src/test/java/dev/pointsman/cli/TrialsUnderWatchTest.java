package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real service follows what the command line puts on trial.
class TrialsUnderWatchTest {
  @TempDir private Path folder;

  private TestHome home = new TestHome(Path.of("unset"));
  private SwappingService service;

  @BeforeEach
  void start() throws IOException {
    home = TestHome.in(folder).withTiny("2");
    service = SwappingService.over(home);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aShadowWatchesUntilItIsEnded() throws Exception {
    assertThat(home.run("models", "shadow", "tiny-2").out()).isEqualTo("tiny-2 watches\n");
    service.look();
    var watched = service.route("s1", "Why?");
    assertThat(eventually(watched, "\"shadow\":{\"model_version\":\"tiny-2\""))
        .contains("\"observation\":{", "\"model_version\":\"tiny-1\"");
    assertThat(service.fetch("/metrics"))
        .contains("pointsman_trial_info{role=\"shadow\",version=\"tiny-2\"} 1");
    home.run("models", "shadow", "off");
    service.look();
    service.route("s2", "Why?");
    assertThat(service.fetch("/metrics"))
        .contains("event=\"shadow_agreed\"} 1.0")
        .doesNotContain("trial_info{");
  }

  @Test
  void aCanaryDecidesForSomeSessionsUntilItIsEnded() throws Exception {
    var said = home.run("models", "canary", "tiny-2", "--percent", "50").out();
    assertThat(said).isEqualTo("tiny-2 decides for 50 % of the sessions\n");
    service.look();
    assertThat(versions()).containsExactly("tiny-1", "tiny-2");
    assertThat(home.run("models").out()).contains("canary  tiny-2 50 % of the sessions");
    home.run("models", "canary", "off");
    service.look();
    assertThat(versions()).containsExactly("tiny-1");
  }

  @Test
  void aFailingCanaryIsTakenBackAndTheFileSaysWhy() throws Exception {
    home.run("models", "canary", "tiny-2", "--percent", "50");
    service.look();
    for (var i = 0; i < 40; i++) {
      var id = service.route("s" + i, "Why?");
      if (version(id).equals("tiny-2")) {
        var subject = new Subject.OfDecision(new DecisionId(id));
        var failed = new Outcome("o" + i, subject, Instant.EPOCH, new Fact.Failed());
        service.trials().reported(TenantId.LOCAL, failed);
      }
    }
    service.look();
    assertThat(home.models().resolve("CANARY")).doesNotExist();
    assertThat(home.models().resolve("CANARY-ROLLBACK")).content().contains("tiny-2 rolled back");
    assertThat(home.run("models").out()).contains("tiny-2 rolled back", "evidence");
    assertThat(versions()).containsExactly("tiny-1");
    assertThat(service.fetch("/metrics")).contains("event=\"canary_rolled_back\"} 1.0");
  }

  @Test
  void aCanaryEndsWhenItIsActivated() throws Exception {
    home.run("models", "canary", "tiny-2", "--percent", "50");
    service.look();
    home.run("models", "activate", "tiny-2");
    service.look();
    assertThat(versions()).containsExactly("tiny-2");
    assertThat(home.models().resolve("CANARY")).doesNotExist();
  }

  @Test
  void aCorruptOrUnreadableCandidateLeavesNothingOnTrial() throws Exception {
    home.withCorrupt("3").file("models/CANARY", "tiny-3 50\n");
    home.file("models/SHADOW", "../tiny-2\n");
    service.look();
    assertThat(versions()).containsExactly("tiny-1");
    assertThat(service.fetch("/metrics")).contains("result=\"refused\"} 2.0");
    home.file("models/CANARY", "tiny-2 half\n");
    service.look();
    assertThat(versions()).containsExactly("tiny-1");
  }

  @Test
  void theCommandRefusesWhatCannotBeTried() throws Exception {
    home.withCorrupt("3");
    assertThat(home.run("models", "canary", "tiny-2", "--percent", "100").err())
        .contains("1 to 90 percent", "got 100");
    assertThat(home.run("models", "canary", "tiny-3").err()).contains("expected sha256");
    assertThat(home.run("models", "shadow", "tiny-9").err()).contains("found [tiny-1, tiny-2");
    assertThat(home.models().resolve("CANARY")).doesNotExist();
    assertThat(home.models().resolve("SHADOW")).doesNotExist();
  }

  @Test
  void aDecisionIsExplainedAndReplayed() throws Exception {
    var id = service.route("s1", "Why?");
    var ran = home.run("explain", id, "--replay");
    assertThat(ran.out()).contains("Replay     decided again from the record: the same tier");
    assertThat(ran.exitCode()).isZero();
    home.run("models", "activate", "tiny-2");
    assertThat(home.run("explain", id, "--replay").out())
        .contains("tiny-1 was asked then, tiny-2 serves now");
  }

  @Test
  void underOtherSettingsADecisionIsNotReplayed() throws Exception {
    var id = service.route("s1", "Why?");
    home.file("pointsman.yaml", "policy: {quality: strict}\n");
    var ran = home.run("explain", id, "--replay");
    assertThat(ran.out()).contains("cannot be decided again: it was made under the settings");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  private SortedSet<String> versions() throws Exception {
    var versions = new TreeSet<String>();
    for (var i = 0; i < 30; i++) {
      versions.add(version(service.route("session " + i, "Why?")));
    }
    return versions;
  }

  private String version(String id) throws Exception {
    var record = service.fetch("/v1/decisions/" + id);
    return record.replaceAll("(?s).*?\"model_version\":\"([^\"]*)\".*", "$1");
  }

  private String eventually(String id, String text) throws Exception {
    var record = service.fetch("/v1/decisions/" + id);
    for (var i = 0; i < 200 && !record.contains(text); i++) {
      Thread.sleep(10);
      record = service.fetch("/v1/decisions/" + id);
    }
    assertThat(record).contains(text);
    return record;
  }
}
