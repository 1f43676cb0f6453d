package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final String TEXT =
      "please rename the field customerNumber to accountNumber in the order service and in every test that uses it today";

  private final NearDuplicates near = new NearDuplicates(0.6);

  @Test
  void findsTextsThatDifferInOneWord() {
    assertThat(near.among(List.of(TEXT, TEXT.replace("today", "now"))))
        .containsExactly(new NearDuplicates.Pair(0, 1));
  }

  @Test
  void letsDifferentTextsPass() {
    assertThat(
            near.among(
                List.of(TEXT, "why does the build fail on the second runner only", "fix it")))
        .isEmpty();
  }

  @Test
  void ignoresCaseAndSpacing() {
    assertThat(near.among(List.of("Still  red", "still red"))).hasSize(1);
  }

  @Test
  void findsADuplicateAmongManyOthers() {
    var texts = new ArrayList<String>();
    new Random(4)
        .ints(500, 0, 1_000_000)
        .forEach(i -> texts.add("number " + i + " is " + (i % 7) + " and " + i * 3L));
    texts.add(TEXT);
    texts.add(TEXT + " please");
    assertThat(near.among(texts)).contains(new NearDuplicates.Pair(500, 501));
  }

  @Test
  void aTextFollowsTheFirstThatItResembles() {
    var texts = List.of(TEXT, "fix it", TEXT + " please", "fix it", TEXT + " now");
    assertThat(near.leaders(texts)).containsExactly(0, 1, 0, 1, 0);
  }

  /// What resembles a follower alone leads.
  @Test
  void aFollowerLeadsNobody() {
    var between = TEXT.replace("please rename", "kindly call");
    var far = between.replace("every test", "each check");
    assertThat(near.among(List.of(TEXT, between, far)))
        .containsExactly(new NearDuplicates.Pair(0, 1), new NearDuplicates.Pair(1, 2));
    assertThat(near.leaders(List.of(TEXT, between, far))).containsExactly(0, 0, 2);
  }

  @Test
  void thousandsOfOneTemplateAreToldInTheTimeOfAsManyOthers() {
    var random = new Random(5);
    var texts =
        random.ints(6_000, 0, 1_000_000).mapToObj(number -> TEXT + " number " + number).toList();
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(near.leaders(texts)).containsOnly(0));
  }
}
