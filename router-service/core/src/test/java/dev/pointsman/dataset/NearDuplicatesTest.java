package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;

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
}
