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
    var policy = new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
    var ids = new DecisionIds(Clock.systemUTC(), new Random(1));
    var pipeline = new ClassifyPipeline(classifier, policy, ids);
    var lines = "{\"prompt\":\"a\"}\n".repeat(40).getBytes(StandardCharsets.UTF_8);
    new ClassifiedLines(pipeline, out, new ClassifiedLines.Bounds(2, 1_000))
        .write(new ByteArrayInputStream(lines));
    assertThat(out.toString().lines()).hasSize(40);
    assertThat(classifier.most.get()).isLessThanOrEqualTo(2);
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
