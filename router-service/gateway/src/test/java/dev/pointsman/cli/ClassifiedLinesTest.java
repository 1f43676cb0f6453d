package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.http.ClassifyPipeline;
import dev.pointsman.http.DecisionIds;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClassifiedLinesTest {
  private final CountingClassifier classifier = new CountingClassifier();
  private final StringWriter out = new StringWriter();

  @Test
  void asksForNoMoreLinesAtATimeThanTheModelWorksOn() throws IOException {
    written("{\"prompt\":\"a\"}\n".repeat(40));
    assertThat(out.toString().lines()).hasSize(40);
    assertThat(classifier.most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void linesThatAModelNeverClassifiedAreNoSuccess() throws IOException {
    var tally = written("{\"prompt\":\"a\"}\n{\"prompt\":\"b\"}\n");
    assertThat(tally.exitCode()).isEqualTo(1);
    assertThat(tally.complaints())
        .containsExactly("2 of 2 line(s) got the fallback tier without the model: as told");
  }

  @Test
  void someLinesWithoutTheModelAreToldAndASuccess() {
    var tally = LineTally.BY_MODEL.plus(LineTally.byFallback("late")).plus(LineTally.BY_MODEL);
    assertThat(tally.exitCode()).isZero();
    assertThat(tally.complaints())
        .containsExactly("1 of 3 line(s) got the fallback tier without the model: late");
  }

  private LineTally written(String lines) throws IOException {
    var policy = new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
    var ids = new DecisionIds(Clock.systemUTC(), new Random(1));
    var pipeline = new ClassifyPipeline(classifier, policy, ids);
    return new ClassifiedLines(pipeline::handle, out, new ClassifiedLines.Bounds(2, 1_000))
        .write(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  /// Takes its time, and remembers how many callers were in it at once.
  private static final class CountingClassifier implements Classifier {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public ClassifierAnswer classify(RequestFeatures features) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      try {
        Thread.sleep(5);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      inside.decrementAndGet();
      return new ClassifierAnswer.Unavailable(ClassifierAnswer.Cause.LATE, "as told");
    }
  }
}
