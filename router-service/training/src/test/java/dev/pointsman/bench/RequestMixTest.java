package dev.pointsman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.Subject;
import dev.pointsman.wire.ClassifyInputReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMixTest {
  @Test
  void keepsThePromptForATurnAndChangesTheBodyAtEveryCall() {
    var bodies = bodies(new RequestMix(8, 1), 16);
    assertThat(bodies).doesNotHaveDuplicates();
    assertThat(bodies.stream().map(RequestMixTest::prompt).distinct()).hasSize(2);
  }

  @Test
  void anotherSeedSendsOtherPrompts() {
    var all = Stream.of(1, 2).flatMap(seed -> bodies(new RequestMix(1, seed), 200).stream());
    assertThat(all.map(RequestMixTest::prompt)).doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedSendsTheSameBodies() {
    assertThat(bodies(new RequestMix(4, 5), 12)).isEqualTo(bodies(new RequestMix(4, 5), 12));
  }

  private static List<String> bodies(RequestMix mix, int count) {
    return Stream.generate(mix::next).limit(count).toList();
  }

  /// Read as the service reads it: a mistyped context would fail here.
  private static String prompt(String body) {
    var input = ClassifyInputReader.read(body.getBytes(StandardCharsets.UTF_8));
    return ((Subject.Plain) input.subject()).prompt();
  }
}
